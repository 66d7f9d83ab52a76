import type { InfiniteData } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'

/** One page of a list of the office. */
interface PageOfRows<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

interface PagedQuery<Page> {
  readonly data: InfiniteData<Page, unknown> | undefined
  readonly hasNextPage: boolean
  readonly isFetching: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** Further pages are asked for this many rows before the end comes into sight. */
const AHEAD = 30

/** A list that is fetched a page at a time: its rows so far, how many there are, and what fetches more when it comes into sight. */
export function usePaged<Row, Page extends PageOfRows<Row>>(query: PagedQuery<Page>) {
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => [...page.rows]) ?? [], [data])
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (hasNextPage && !isFetching && last > rows.length - AHEAD) void fetchNextPage()
    },
    [hasNextPage, isFetching, fetchNextPage, rows.length],
  )
  return { rows, onRange, more: hasNextPage, total: data?.pages[0]?.total ?? 0 }
}
