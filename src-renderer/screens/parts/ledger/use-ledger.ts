import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EarningFilter, EarningPage } from '../../../../src-shared/cloud-contract/earnings.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { useKeep, useKept } from './kept.ts'

const FRESH_EVERY_MS = 15_000
/** Further pages are asked for this many rows before the end comes into sight. */
const AHEAD = 30

/**
 * Rows of the ledger that match, a page at a time; `onRange` fetches the next page when its rows come near. With `keepAs`
 * the first page is kept in the window and shown, with its time, while the cloud is away.
 */
export function useLedger(filter: Omit<EarningFilter, 'after' | 'limit'>, keepAs: string | null) {
  const queries = useCloudQueries()
  const kept = useKept<EarningPage>(keepAs)
  const query = useInfiniteQuery({
    ...queries.earnings.list.infiniteOptions({
      input: (after: string | null) => ({ ...filter, after, limit: 100 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_EVERY_MS,
    ...(kept && {
      initialData: { pages: [{ ...kept.value, next: null }], pageParams: [null] },
      initialDataUpdatedAt: kept.at,
    }),
  })
  const { data, hasNextPage, isFetching, fetchNextPage, dataUpdatedAt } = query
  useKeep(keepAs, data?.pages[0], dataUpdatedAt)
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (hasNextPage && !isFetching && last > rows.length - AHEAD) void fetchNextPage()
    },
    [hasNextPage, isFetching, fetchNextPage, rows.length],
  )
  return { query, rows, onRange, total: data?.pages[0]?.total ?? 0 }
}
