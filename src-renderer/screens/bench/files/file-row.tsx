import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { LocalFile } from '../../../../src-shared/station-contract/files.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { saySize } from '../../../ui/say-size.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import css from './files.module.css'
import type { FileActions } from './use-file-actions.ts'

const KIND_WORDS: Record<string, string> = {
  'application/pdf': 'PDF',
  'model/stl': 'STL, 3D part',
  'image/png': 'PNG picture',
  'image/jpeg': 'JPEG picture',
}

function Where({ row }: { row: LocalFile }) {
  if (row.state === 'ready') return <StateBadge tone="done" icon="check" word="Here" />
  if (row.state === 'failed') return <StateBadge tone="stop" icon="problem" word={row.sentence ?? 'Failed'} />
  if (row.state === 'waiting') return <StateBadge tone="waiting" icon="waiting" word="Waiting" />
  if (row.state === 'remote') return <StateBadge tone="waiting" icon="cloud" word="In the cloud" />
  const share = row.file.bytes > 0 ? Math.floor((row.bytesHere / row.file.bytes) * 100) : 0
  return (
    <span className={css['progress']}>
      <progress className={css['bar']} max={100} value={share} aria-label={`Downloading ${row.file.name}`} />
      <span data-figures>{`${share} %`}</span>
    </span>
  )
}

interface FileRowProps {
  row: LocalFile
  actions: FileActions
  withOrder?: boolean
}

/** One print file: its picture, how big it is, whether its bytes are here, and what can be done. */
export function FileRow({ row, actions, withOrder = true }: FileRowProps) {
  const moving = row.state === 'downloading' || row.state === 'waiting'
  return (
    <li className={css['row']} data-testid="file-row" data-state={row.state}>
      <span className={css['thumb']}>
        {row.thumbnail ? <img src={row.thumbnail} alt="" /> : <Icon name="file" size={26} />}
      </span>
      <div className={css['words']}>
        <strong className={css['name']}>{row.file.name}</strong>
        <span className={css['soft']}>
          {[KIND_WORDS[row.file.mediaType] ?? row.file.mediaType, saySize(row.file.bytes)].join(', ')}
          {withOrder && (
            <>
              {' · '}
              <Link to="/fulfilments/$fulfillmentId" params={{ fulfillmentId: row.fulfillmentId }}>
                {row.orderNumber}
              </Link>
            </>
          )}
        </span>
      </div>
      <Where row={row} />
      <div className={css['actions']}>
        {row.state === 'ready' ? (
          <>
            <Button
              variant="default"
              size="sm"
              leftSection={<Icon name="open" size={16} />}
              onClick={() => void actions.open(row, 'open')}
            >
              Open
            </Button>
            <Tooltip label="Show in folder">
              <ActionIcon
                variant="default"
                size={36}
                aria-label={`Show ${row.file.name} in its folder`}
                onClick={() => void actions.open(row, 'reveal')}
              >
                <Icon name="folder" size={18} />
              </ActionIcon>
            </Tooltip>
          </>
        ) : moving ? (
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="cross" size={16} />}
            onClick={() => void actions.cancel(row)}
          >
            Cancel
          </Button>
        ) : (
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="download" size={16} />}
            onClick={() => void actions.download(row)}
          >
            {row.state === 'failed' ? 'Try again' : 'Download'}
          </Button>
        )}
      </div>
    </li>
  )
}
