import { useQuery } from '@tanstack/react-query'
import { LoadingShape } from '../../../../ui/loading-shape.tsx'
import { Notice } from '../../../parts/notice.tsx'
import type { PreviewProps } from '../preview-props.ts'
import { ModelFacts } from './model-facts.tsx'
import { ModelView } from './model-view.tsx'
import { readModel } from './read-model.ts'

/** A 3D part: looked at from all sides, measured, with what its file says. */
export function ModelPreview({ file, bytes }: PreviewProps) {
  const model = useQuery({
    queryKey: ['print-file', 'model', file.id, file.sha256],
    queryFn: ({ signal }) => readModel(bytes, signal),
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
    retry: false,
  })
  if (model.error) throw model.error
  if (!model.data) return <LoadingShape />
  if (!model.data.ok) return <Notice tone="stop" icon="problem" title={model.data.sentence} />
  return (
    <>
      <ModelView name={file.name} mesh={model.data.mesh} measures={model.data.measures} />
      <ModelFacts measures={model.data.measures} />
    </>
  )
}
