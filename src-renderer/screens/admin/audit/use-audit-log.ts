import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { filterOf, type AuditSearch } from './audit-search.ts'

const FRESH_EVERY_MS = 30_000
const PAGE = 100
/** Further pages are asked for this many rows before the end comes into sight. */
const AHEAD = 40

/** The entries that match, a page at a time. `onRange` fetches the next page when its rows come near. */
export function useAuditLog(search: AuditSearch) {
  const queries = useCloudQueries()
  const query = useInfiniteQuery({
    ...queries.audit.list.infiniteOptions({
      input: (after: string | null) => ({ ...filterOf(search), after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
    // Pages that were scrolled to are not fetched again all at once.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : FRESH_EVERY_MS),
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const names = useMemo(() => Object.assign({}, ...(data?.pages.map((page) => page.names) ?? [])), [data])
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (hasNextPage && !isFetching && last > rows.length - AHEAD) void fetchNextPage()
    },
    [hasNextPage, isFetching, fetchNextPage, rows.length],
  )
  return {
    query,
    rows,
    names: names as Readonly<Record<string, string>>,
    onRange,
    found: data?.pages[0]?.found ?? null,
    more: hasNextPage,
  }
}
