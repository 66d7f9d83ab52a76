import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { filterOf, type WorkSearch } from './work-search.ts'

const FRESH_EVERY_MS = 20_000
/** Further pages are asked for this many rows before the end comes into sight. */
const AHEAD = 30

/** The work that matches, a page at a time. `onRange` fetches the next page when its rows come near. */
export function useWorkList(search: WorkSearch) {
  const queries = useCloudQueries()
  const query = useInfiniteQuery({
    ...queries.makers.work.infiniteOptions({
      input: (after: string | null) => filterOf(search, after),
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
  const [first] = data?.pages ?? []
  return { query, rows, onRange, total: first?.total ?? 0, counts: first?.counts, more: hasNextPage }
}
