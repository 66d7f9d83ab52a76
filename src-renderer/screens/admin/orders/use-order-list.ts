import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { facetsOf, filterOf, type OrderSearch } from './order-filter.ts'

const FRESH_EVERY_MS = 30_000
/** Whoever has walked further down than this reads, and does not wait for news. */
const FRESH_PAGES = 5
/** Further pages are asked for this many rows before the end comes into sight. */
const AHEAD = 30

/** The orders that match, a page at a time. `onRange` fetches the next page when its rows come near. */
export function useOrderList(search: OrderSearch) {
  const queries = useCloudQueries()
  const query = useInfiniteQuery({
    ...queries.orders.list.infiniteOptions({
      input: (after: string | null) => filterOf(facetsOf(search), after),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= FRESH_PAGES ? FRESH_EVERY_MS : false),
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
  return {
    query,
    rows,
    onRange,
    found: saidCount(first?.total ?? 0, first?.more ?? false),
    more: hasNextPage,
  }
}

/** `1 order`, `3,412 orders`, `5,000+ orders`. */
const saidCount = (total: number, more: boolean): string =>
  total === 1 && !more ? '1 order' : `${total.toLocaleString('en')}${more ? '+' : ''} orders`
