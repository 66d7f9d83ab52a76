import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { MakerStatus } from '../../../../src-shared/maker/profile.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'

/** What the address of the list keeps. */
export interface MakerSearch {
  status?: MakerStatus | undefined
  search?: string | undefined
  row?: string | undefined
}

const PAGE = 100
const FRESH_EVERY_MS = 30_000
/** Further pages are asked for this many rows before the end comes into sight. */
const AHEAD = 30

/** The makers that match, a page at a time. `onRange` fetches the next page when its rows come near. */
export function useMakerList({ status, search }: MakerSearch) {
  const queries = useCloudQueries()
  const query = useInfiniteQuery({
    ...queries.makers.list.infiniteOptions({
      input: (after: string | null) => ({ status: status ?? null, search: search ?? '', after, limit: PAGE }),
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
  return { query, rows, onRange, total: first?.total ?? 0, byStatus: first?.byStatus, more: hasNextPage }
}
