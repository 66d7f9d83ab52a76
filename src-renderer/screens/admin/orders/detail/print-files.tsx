import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { PrintFile } from '../../../../../src-shared/fulfillment/document.ts'
import type { FulfillmentId } from '../../../../../src-shared/ids/ids.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { When } from '../../../../ui/when.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import css from './print-files.module.css'

/** The files that a part of the order is printed from (S1.8). */
export function PrintFiles({
  fulfillmentId,
  files,
}: {
  fulfillmentId: FulfillmentId
  files: readonly PrintFile[]
}) {
  if (files.length === 0) return null
  return (
    <ul className={css['files']} aria-label="Print files">
      {files.map((file) => (
        <OneFile key={file.id} file={file} fulfillmentId={fulfillmentId} />
      ))}
    </ul>
  )
}

/** A link is good for one use within ten minutes, so each is asked for when it is wanted; it stays here for when no window opened. */
function OneFile({ file, fulfillmentId }: { file: PrintFile; fulfillmentId: FulfillmentId }) {
  const queries = useCloudQueries()
  const link = useMutation({
    ...queries.printFiles.url.mutationOptions(),
    onSuccess: ({ url }) => void window.open(url, '_blank', 'noopener'),
  })
  return (
    <li className={css['file']}>
      <Icon name={file.mediaType.startsWith('image/') ? 'picture' : 'file'} size={18} />
      <span className={css['name']}>
        <bdi>{file.name}</bdi>
      </span>
      <span className={css['size']}>{sayBytes(file.bytes)}</span>
      {link.data && (
        <a href={link.data.url} target="_blank" rel="noopener noreferrer" className={css['link']}>
          No window opened? Open here once, until <When at={link.data.expiresAt} />
        </a>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Icon name="download" size={16} />}
        loading={link.isPending}
        onClick={() => link.mutate({ id: file.id, fulfillmentId })}
        aria-label={`Download ${file.name}`}
      >
        Download
      </Button>
      <Trouble sentence={link.error && sentenceOf(link.error)} />
    </li>
  )
}

/** `18.7 MB`; in thousands, as desktops show it. */
function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
