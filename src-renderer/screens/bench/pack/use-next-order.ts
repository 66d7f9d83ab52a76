import { useQuery } from '@tanstack/react-query'
import type { QueueRow } from '../../../../src-shared/station-contract/bench.ts'
import { useStationQueries } from '../../../station/station-context.tsx'

const LOOKED_AT = 30

/** The open order that is due first and that nothing holds back, other than this one. */
export function useNextOrder(notThis: string | null): QueueRow | null {
  const queries = useStationQueries()
  const open = useQuery(
    queries.bench.queue.queryOptions({ input: { filter: 'open', search: '', offset: 0, limit: LOOKED_AT } }),
  )
  return (
    open.data?.rows.find((row) => row.id !== notThis && row.hold === null && row.problem === null) ?? null
  )
}
