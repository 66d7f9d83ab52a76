import { Button } from '@mantine/core'
import type { LocalFile } from '../../../../src-shared/station-contract/files.ts'
import { useStatus } from '../../../station/status.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { saySize } from '../../../ui/say-size.ts'
import type { FileActions } from '../../bench/files/use-file-actions.ts'
import css from './job.module.css'

/** A print file whose bytes are not on this machine yet: how far they are, and how they come. */
export function FileNotHere({ row, actions }: { row: LocalFile; actions: FileActions }) {
  const offline = useStatus()?.sync.state === 'offline'
  const moving = row.state === 'downloading' || row.state === 'waiting'
  if (moving)
    return (
      <div className={css['notHere']}>
        <progress
          className={css['bar']}
          max={row.file.bytes}
          value={row.bytesHere}
          aria-label={`Downloading ${row.file.name}`}
        />
        <p data-figures>
          {row.state === 'waiting'
            ? 'Waiting for its turn'
            : `${saySize(row.bytesHere)} of ${saySize(row.file.bytes)}`}
        </p>
        <Button variant="default" size="xs" onClick={() => void actions.cancel(row)}>
          Cancel
        </Button>
      </div>
    )
  return (
    <div className={css['notHere']}>
      <Icon name={offline ? 'cloudOff' : 'lock'} size={28} />
      <p>
        {row.state === 'failed'
          ? (row.sentence ?? 'The file did not arrive.')
          : offline
            ? 'The file is not on this machine yet, and the office cannot be reached. It comes as soon as it can.'
            : 'The file is with the office. It comes over a link of ten minutes that is only yours, and stays sealed on this machine until the job is over.'}
      </p>
      <Button
        size="sm"
        leftSection={<Icon name="download" size={16} />}
        onClick={() => void actions.download(row)}
      >
        {row.state === 'failed' ? 'Try again' : 'Download'}
      </Button>
    </div>
  )
}
