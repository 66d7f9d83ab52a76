import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OrderRow } from '../../../src-shared/cloud-contract/orders.ts'
import type { QueueRow } from '../../../src-shared/station-contract/bench.ts'
import { useCloudQueries, useStationQueries } from '../../station/station-context.tsx'
import { usePerson, useStatus } from '../../station/status.ts'
import { sentenceOf } from '../../ui/error-state.tsx'

const AT_THE_BENCH = 12
/** Where the office is asked too, both have to fit without scrolling. */
const OF_EACH = 5

interface Found<Row> {
  readonly rows: readonly Row[]
  readonly asking: boolean
}

/** The fulfilments of this station that match; nothing for an empty search. */
export function useBenchSearch(search: string): Found<QueueRow> {
  const queries = useStationQueries()
  const limit = usePerson()?.role === 'admin' ? OF_EACH : AT_THE_BENCH
  const wanted = search.trim()
  const found = useQuery({
    ...queries.bench.queue.queryOptions({ input: { filter: 'all', search: wanted, limit } }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  return { rows: wanted === '' ? [] : (found.data?.rows ?? []), asking: found.isFetching }
}

/** The orders of the whole store that match, for admins; `trouble` says in a sentence why the office was not asked. */
export function useOfficeSearch(search: string): Found<OrderRow> & { readonly trouble: string | null } {
  const queries = useCloudQueries()
  const status = useStatus()
  const admin = status?.person?.role === 'admin'
  const offline = status?.sync.state === 'offline'
  const wanted = search.trim()
  const found = useQuery({
    ...queries.orders.list.queryOptions({ input: { search: wanted, limit: OF_EACH } }),
    enabled: admin && !offline && wanted !== '',
    placeholderData: keepPreviousData,
  })
  if (!admin || wanted === '') return { rows: [], asking: false, trouble: null }
  if (offline) return { rows: [], asking: false, trouble: 'The office cannot be reached.' }
  if (found.error) return { rows: [], asking: false, trouble: sentenceOf(found.error) }
  return { rows: found.data?.rows ?? [], asking: found.isFetching, trouble: null }
}
