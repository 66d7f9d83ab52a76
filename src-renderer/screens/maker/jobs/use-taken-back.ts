import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { fulfillmentId as idOf } from '../../../../src-shared/ids/ids.ts'
import type { BenchView, QueuePage } from '../../../../src-shared/station-contract/bench.ts'
import type { StationClient } from '../../../../src-shared/station-contract/contract.ts'
import { useConnected, useStation, useStationQueries } from '../../../station/station-context.tsx'
import { lostTo, type TakenBack } from './taken-back.ts'

const KEY = ['maker', 'taken-back'] as const
/** Asked about at once when the station says that many things changed. */
const MOST_ASKED = 300

type Known = Map<string, string>
type Queries = ReturnType<typeof useStationQueries>

/** Jobs to be done that this window has shown, by id, with their order numbers. */
function learn(known: Known, cache: QueryClient, queries: Queries): void {
  const open = (state: string): boolean => state === 'submitted' || state === 'processing'
  for (const [, page] of cache.getQueriesData<QueuePage>({ queryKey: queries.bench.queue.key() }))
    for (const row of page?.rows ?? []) if (open(row.state)) known.set(row.id, row.orderNumber)
  for (const [, view] of cache.getQueriesData<BenchView | null>({ queryKey: queries.bench.view.key() }))
    if (view && open(view.doc.state)) known.set(view.doc.id, view.doc.order.number)
}

/** Of the jobs in the news, those that are not to be done here any more. */
async function lostAmong(ids: readonly string[], known: Known, station: StationClient): Promise<TakenBack[]> {
  const lost: TakenBack[] = []
  for (const id of ids) {
    const orderNumber = known.get(id)
    if (orderNumber === undefined) continue
    const found = lostTo({ id, orderNumber }, await station.bench.view({ fulfillmentId: idOf.parse(id) }))
    if (!found) continue
    known.delete(id)
    lost.push(found)
  }
  return lost
}

/** Jobs that went while this window was open, until the maker has read of them. */
export function useTakenBack(): { jobs: readonly TakenBack[]; understood: () => void } {
  const station = useStation()
  const queries = useStationQueries()
  const cache = useQueryClient()
  const connected = useConnected()
  const known = useRef<Known>(new Map())
  const jobs = useQuery<readonly TakenBack[]>({
    queryKey: KEY,
    queryFn: () => [],
    enabled: false,
    initialData: [],
    gcTime: Infinity,
  })
  useEffect(() => {
    if (!connected) return
    const stop = new AbortController()
    const map = known.current
    learn(map, cache, queries)
    const unsubscribe = cache.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') learn(map, cache, queries)
    })
    const listen = async (): Promise<void> => {
      for await (const event of await station.events(undefined, { signal: stop.signal })) {
        if (stop.signal.aborted) return
        if (event.t !== 'fulfillments') continue
        const lost = await lostAmong(event.ids ?? [...map.keys()].slice(0, MOST_ASKED), map, station)
        if (lost.length > 0)
          cache.setQueryData<readonly TakenBack[]>(KEY, (before = []) => [...before, ...lost])
      }
    }
    // A cut connection ends the listening; the next one starts it anew.
    listen().catch(() => undefined)
    return () => {
      stop.abort()
      unsubscribe()
    }
  }, [station, queries, cache, connected])
  return { jobs: jobs.data, understood: () => cache.setQueryData(KEY, []) }
}
