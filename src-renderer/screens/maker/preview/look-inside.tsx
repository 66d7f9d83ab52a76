import {
  Component,
  lazy,
  Suspense,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
} from 'react'
import type { LocalFile } from '../../../../src-shared/station-contract/files.ts'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Notice } from '../../parts/notice.tsx'
import { previewKind, type PreviewKind } from './preview-kind.ts'
import type { PreviewProps } from './preview-props.ts'
import { useFileBytes } from './use-file-bytes.ts'

/** Each way of looking brings a library of its own, which is loaded when it is needed. */
const WAYS: Record<PreviewKind, LazyExoticComponent<ComponentType<PreviewProps>>> = {
  model: lazy(() => import('./model/model-preview.tsx').then((room) => ({ default: room.ModelPreview }))),
  picture: lazy(() =>
    import('./picture/picture-preview.tsx').then((room) => ({ default: room.PicturePreview })),
  ),
  pages: lazy(() => import('./pages/pages-preview.tsx').then((room) => ({ default: room.PagesPreview }))),
}

/** A file that its viewer stumbles over is said to be so; the page around it stays. */
class Careful extends Component<{ children: ReactNode }, { trouble: string | null }> {
  override state = { trouble: null as string | null }
  static getDerivedStateFromError(error: unknown): { trouble: string } {
    return { trouble: sentenceOf(error) }
  }
  override render(): ReactNode {
    return this.state.trouble === null ? (
      this.props.children
    ) : (
      <Notice tone="stop" icon="problem" title="This file cannot be shown here">
        {`${this.state.trouble} Open it in your own program.`}
      </Notice>
    )
  }
}

/** What is in a print file whose bytes are here. */
export function LookInside({ row }: { row: LocalFile }) {
  const kind = previewKind(row.file)
  const bytes = useFileBytes(row)
  if (!kind)
    return (
      <Notice tone="waiting" icon="file" title="This kind of file cannot be shown here">
        Open it in your own program.
      </Notice>
    )
  if (bytes.error) return <Notice tone="stop" icon="problem" title={sentenceOf(bytes.error)} />
  if (!bytes.data) return <LoadingShape />
  const Way = WAYS[kind]
  return (
    <Careful key={row.file.id}>
      <Suspense fallback={<LoadingShape />}>
        <Way key={row.file.sha256} file={row.file} bytes={bytes.data} />
      </Suspense>
    </Careful>
  )
}
