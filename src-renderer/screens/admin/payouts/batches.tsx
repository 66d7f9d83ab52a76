import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { BatchRow } from '../../../../src-shared/cloud-contract/payouts.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Money } from '../../../ui/money.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { BATCH_LOOK } from './batch-look.ts'
import { BatchPane } from './batch-pane.tsx'
import css from './payouts.module.css'

const FRESH_EVERY_MS = 15_000
const AHEAD = 30

interface BatchesProps {
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** Every batch, newest first; the chosen one beside the list with all that can be done. */
export function Batches({ chosen, onChoose }: BatchesProps) {
  const queries = useCloudQueries()
  const query = useInfiniteQuery({
    ...queries.payouts.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: 100 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_EVERY_MS,
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (hasNextPage && !isFetching && last > rows.length - AHEAD) void fetchNextPage()
    },
    [hasNextPage, isFetching, fetchNextPage, rows.length],
  )
  return (
    <DetailSplit
      list={
        <div className={css['list']}>
          <Asked query={query} what="The batches" shape="rows">
            {() => (
              <DataTable
                label="Batches"
                columns={columnsFor(chosen !== null)}
                count={rows.length}
                rowAt={(index) => rows[index]}
                keyOf={({ id }) => id}
                selected={chosen}
                onSelect={({ id }) => onChoose(id)}
                onOpen={({ id }) => onChoose(id)}
                onRange={onRange}
                markOf={({ state }) => (state === 'cancelled' ? 'dim' : undefined)}
                autoFocus
                empty={
                  <EmptyState icon="folder" title="No batch yet">
                    Make one of what is to be paid. It is then approved, exported and paid from here.
                  </EmptyState>
                }
              />
            )}
          </Asked>
        </div>
      }
      detail={chosen ? <BatchPane key={chosen} id={chosen} /> : null}
      detailLabel="The chosen batch"
      onClose={() => onChoose(null)}
    />
  )
}

const state: Column<BatchRow> = {
  key: 'state',
  header: 'State',
  width: '9rem',
  cell: (row) => <StateBadge {...BATCH_LOOK[row.state]} size="sm" />,
}
const made: Column<BatchRow> = {
  key: 'made',
  header: 'Made',
  width: 'minmax(7rem, 1fr)',
  cell: (row) => <Happened at={row.createdAt} />,
}
const upTo: Column<BatchRow> = { key: 'upTo', header: 'Up to', width: '8rem', cell: (row) => row.upTo }
const by: Column<BatchRow> = {
  key: 'by',
  header: 'By',
  width: 'minmax(8rem, 1fr)',
  cell: (row) => <bdi>{row.createdBy}</bdi>,
}
const makers: Column<BatchRow> = {
  key: 'makers',
  header: 'Makers',
  width: '6rem',
  align: 'end',
  cell: (row) => row.makers.toLocaleString('en'),
}
const total: Column<BatchRow> = {
  key: 'total',
  header: 'Total',
  width: '10rem',
  align: 'end',
  cell: (row) => (
    <strong>
      <Money amount={row.total} currency={row.currency} />
    </strong>
  ),
}

const columnsFor = (beside: boolean): Column<BatchRow>[] =>
  beside ? [state, made, total] : [state, made, upTo, by, makers, total]
