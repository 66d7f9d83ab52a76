import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { StationRow } from '../../../../src-shared/cloud-contract/stations.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { ListFrame } from '../parts/list-frame.tsx'
import { NoMatch } from '../parts/no-match.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { usePaged } from '../parts/use-paged.ts'
import { NewCodeDialog } from './new-code-dialog.tsx'
import { stationColumns } from './station-columns.tsx'
import { StationPane } from './station-pane.tsx'
import type { StationsSearch } from './stations-search.ts'

const FRESH_EVERY_MS = 5000

type Shown = 'all' | NonNullable<StationsSearch['state']>
const CHIPS: readonly Chip<Shown>[] = [
  { value: 'all', label: 'All' },
  { value: 'online', label: 'Online', icon: 'cloud' },
  { value: 'offline', label: 'Offline', icon: 'cloudOff' },
  { value: 'attention', label: 'Needs somebody', icon: 'problem' },
  { value: 'revoked', label: 'Revoked', icon: 'lock' },
]

/** Every station that is enrolled: whether it is online, what it holds, and whether it waits for somebody. */
export function StationsScreen() {
  const queries = useCloudQueries()
  const search: StationsSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const [enrolling, setEnrolling] = useState(false)
  const query = useInfiniteQuery({
    ...queries.stations.list.infiniteOptions({
      input: (offset: number) => ({
        search: search.search ?? '',
        state: search.state ?? null,
        factoryId: (search.factoryId ?? null) as StationRow['factoryId'],
        offset,
      }),
      initialPageParam: 0,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_EVERY_MS,
  })
  const { rows, more, onRange } = usePaged<StationRow, NonNullable<typeof query.data>['pages'][number]>(query)
  const go = useCallback(
    (change: StationsSearch) =>
      void navigate({
        to: '/stations',
        search: (before) => ({ ...(before as StationsSearch), ...change }),
        replace: true,
      }),
    [navigate],
  )
  const onSearch = useCallback((text: string) => go({ search: text || undefined, row: undefined }), [go])
  const all = query.data?.pages[0]
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
    <ListFrame
      title="Stations"
      words={['station', 'stations']}
      aside={
        all &&
        all.live > 0 && <span data-testid="station-count">{`${all.online} of ${all.live} online`}</span>
      }
      actions={
        <>
          <SearchBox
            label="Search the stations"
            placeholder="Name, factory, maker, version"
            value={search.search ?? ''}
            onSearch={onSearch}
          />
          {newCode}
        </>
      }
      chips={
        <Chips
          label="State"
          chips={CHIPS}
          value={search.state ?? 'all'}
          onChange={(state) => go({ state: state === 'all' ? undefined : state, row: undefined })}
        />
      }
      query={query}
      rows={rows}
      more={more}
      onRange={onRange}
      columns={stationColumns(search.row !== undefined)}
      keyOf={(row) => row.id}
      chosen={search.row}
      onChoose={(row) => go({ row })}
      pane={(id) => <StationPane key={id} stationId={id} />}
      markOf={(row) => (row.revokedAt ? 'dim' : undefined)}
      rowHeight={56}
      empty={
        search.search || search.state || search.factoryId ? (
          <NoMatch
            title="No station matches"
            all="Show all stations"
            onClear={() => go({ search: undefined, state: undefined, factoryId: undefined, row: undefined })}
          />
        ) : (
          <EmptyState icon="station" title="No station yet" action={newCode}>
            Make a code and type or scan it at the bench. The station then gets its factory’s work by itself.
          </EmptyState>
        )
      }
    >
      {enrolling && <NewCodeDialog onClose={() => setEnrolling(false)} />}
    </ListFrame>
  )
}
