import { useQuery } from '@tanstack/react-query'
import type { FulfillmentId } from '../../../../src-shared/ids/ids.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { FileRow } from '../files/file-row.tsx'
import { useFileActions } from '../files/use-file-actions.ts'
import css from './fulfilment.module.css'

/** The print files of this fulfilment. */
export function FilesPanel({ fulfillmentId }: { fulfillmentId: FulfillmentId }) {
  const queries = useStationQueries()
  const actions = useFileActions()
  const files = useQuery(queries.files.list.queryOptions({ input: { fulfillmentId } }))
  if (!files.data?.length) return null
  return (
    <Panel
      title="Print files"
      flush
      actions={
        <span className={css['soft']} role="status">
          {actions.said}
        </span>
      }
    >
      <ul>
        {files.data.map((row) => (
          <FileRow key={row.file.id} row={row} actions={actions} withOrder={false} />
        ))}
      </ul>
    </Panel>
  )
}
