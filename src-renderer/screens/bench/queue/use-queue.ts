import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { QueueFilter, QueuePage, QueueRow } from '../../../../src-shared/station-contract/bench.ts'
import { useStationQueries } from '../../../station/station-context.tsx'

const PAGE = 100

interface QueueList {
  readonly total: number
  readonly counts: QueuePage['counts'] | undefined
  readonly pending: boolean
  readonly error: Error | null
  rowAt(index: number): QueueRow | undefined
  /** Says which rows are in sight, so that their pages are fetched. */
  onRange(first: number, last: number): void
  retry(): void
}

/** The queue of any length, fetched in pages as they come into sight. */
export function useQueue(filter: QueueFilter, search: string): QueueList {
  const queries = useStationQueries()
  const [range, setRange] = useState({ from: 0, to: 0 })
  const pageOptions = (page: number) =>
    queries.bench.queue.queryOptions({ input: { filter, search, offset: page * PAGE, limit: PAGE } })
  const head = useQuery({ ...pageOptions(0), placeholderData: keepPreviousData })
  const total = head.data?.total ?? 0
  const lastPage = Math.min(range.to, Math.max(0, Math.ceil(total / PAGE) - 1))
  const wanted = Array.from(
    { length: Math.max(0, lastPage - range.from + 1) },
    (_, index) => range.from + index,
  ).filter((page) => page > 0)
  const pages = useQueries({ queries: wanted.map(pageOptions) })
  const loaded = new Map<number, readonly QueueRow[]>([[0, head.data?.rows ?? []]])
  wanted.forEach((page, index) => loaded.set(page, pages[index]?.data?.rows ?? []))
  const onRange = useCallback((first: number, last: number) => {
    const from = Math.floor(first / PAGE)
    const to = Math.floor(last / PAGE)
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }))
  }, [])
  return {
    total,
    counts: head.data?.counts,
    pending: head.isPending,
    error: head.error,
    rowAt: (index) => loaded.get(Math.floor(index / PAGE))?.[index % PAGE],
    onRange,
    retry: () => void head.refetch(),
  }
}
