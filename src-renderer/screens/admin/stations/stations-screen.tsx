import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import css from '../parts/list.module.css'
import { NewCodeDialog } from './new-code-dialog.tsx'
import { stationColumns } from './station-columns.tsx'
import { StationPane } from './station-pane.tsx'

const FRESH_EVERY_MS = 10_000

/** Every bench that is enrolled: whether it is online, how new it is, and whether it waits for somebody. */
export function StationsScreen() {
  const queries = useCloudQueries()
  const stations = useQuery({ ...queries.stations.list.queryOptions(), refetchInterval: FRESH_EVERY_MS })
  const [chosen, setChosen] = useState<string | null>(null)
  const [enrolling, setEnrolling] = useState(false)
  const rows = stations.data ?? []
  const station = rows.find((row) => row.id === chosen)
  const online = rows.filter((row) => row.online).length
  const live = rows.filter((row) => !row.revokedAt).length
  const newCode = (
    <Button
      leftSection={<Icon name="plus" size={18} />}
      onClick={() => setEnrolling(true)}
      data-testid="new-code"
    >
      New code
    </Button>
  )
  return (
    <Page
      title="Stations"
      body="fill"
      aside={stations.data && rows.length > 0 && <span>{`${online} of ${live} online`}</span>}
      actions={newCode}
    >
      <DetailSplit
        list={
          <div className={css['list']}>
            <Asked query={stations} what="The stations" shape="rows">
              {() => (
                <DataTable
                  label="Stations"
                  columns={stationColumns(station !== undefined)}
                  count={rows.length}
                  rowAt={(index) => rows[index]}
                  keyOf={(row) => row.id}
                  selected={chosen}
                  onSelect={(row) => setChosen(row.id)}
                  onOpen={(row) => setChosen(row.id)}
                  markOf={(row) => (row.revokedAt ? 'dim' : undefined)}
                  empty={
                    <EmptyState icon="station" title="No station yet" action={newCode}>
                      Make a code and type or scan it at the bench. The station then gets its factory’s work
                      by itself.
                    </EmptyState>
                  }
                />
              )}
            </Asked>
          </div>
        }
        detail={station ? <StationPane key={station.id} station={station} /> : null}
        detailLabel="The chosen station"
        onClose={() => setChosen(null)}
      />
      {enrolling && <NewCodeDialog onClose={() => setEnrolling(false)} />}
    </Page>
  )
}
