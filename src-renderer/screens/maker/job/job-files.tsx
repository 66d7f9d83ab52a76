import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FulfillmentId } from '../../../../src-shared/ids/ids.ts'
import type { LocalFile } from '../../../../src-shared/station-contract/files.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { saySize } from '../../../ui/say-size.ts'
import { useFileActions, type FileActions } from '../../bench/files/use-file-actions.ts'
import { LookInside } from '../preview/look-inside.tsx'
import { fileKindWords, previewKind } from '../preview/preview-kind.ts'
import { FileNotHere } from './file-not-here.tsx'
import css from './job.module.css'

function OwnPrograms({ row, actions }: { row: LocalFile; actions: FileActions }) {
  const program = previewKind(row.file) === 'model' ? 'slicer' : 'program'
  return (
    <div className={css['fileActions']}>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="open" size={15} />}
        onClick={() => void actions.open(row, 'open')}
      >
        {`Open in your ${program}`}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="folder" size={15} />}
        onClick={() => void actions.open(row, 'reveal')}
      >
        Save a copy
      </Button>
    </div>
  )
}

/** The print files of a job: one of them is looked at. */
export function JobFiles({ fulfillmentId, ended }: { fulfillmentId: FulfillmentId; ended: boolean }) {
  const queries = useStationQueries()
  const actions = useFileActions()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const files = useQuery(queries.files.list.queryOptions({ input: { fulfillmentId } }))
  if (ended)
    return (
      <Panel title="Print files">
        <p className={css['soft']}>The files of a job are removed from this machine when the job is over.</p>
      </Panel>
    )
  if (files.isPending) return <LoadingShape />
  const rows = files.data ?? []
  const chosen = rows.find((row) => row.file.id === chosenId) ?? rows[0]
  if (!chosen) return null
  return (
    <Panel title={rows.length === 1 ? 'Print file' : 'Print files'}>
      {rows.length > 1 && (
        <div className={css['tabs']} role="group" aria-label="Print files">
          {rows.map((row) => (
            <button
              key={row.file.id}
              type="button"
              className={css['tab']}
              aria-pressed={row === chosen}
              onClick={() => setChosenId(row.file.id)}
            >
              <bdi>{row.file.name}</bdi>
            </button>
          ))}
        </div>
      )}
      <div className={css['fileHead']}>
        <p className={css['fileName']}>
          <bdi>{chosen.file.name}</bdi>
          <span
            className={css['soft']}
          >{`${fileKindWords(chosen.file)}, ${saySize(chosen.file.bytes)}`}</span>
        </p>
        {chosen.state === 'ready' && <OwnPrograms row={chosen} actions={actions} />}
      </div>
      <p className={css['soft']} role="status">
        {actions.said}
      </p>
      {chosen.state === 'ready' ? (
        <LookInside key={chosen.file.id} row={chosen} />
      ) : (
        <FileNotHere row={chosen} actions={actions} />
      )}
    </Panel>
  )
}
