import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { StationEvent } from '../../src-shared/station-contract/status.ts'
import { useConnected, useStation, useStationQueries } from './station-context.tsx'

type Queries = ReturnType<typeof useStationQueries>

/** What each piece of news makes stale. */
export function invalidate(cache: QueryClient, queries: Queries, event: StationEvent): void {
  const stale = (key: readonly unknown[]): void => void cache.invalidateQueries({ queryKey: key })
  switch (event.t) {
    case 'status':
      cache.setQueryData(queries.status.queryKey(), event.status)
      return
    case 'fulfillments':
      stale(queries.bench.key())
      stale(queries.sync.waiting.key())
      return
    case 'printing':
      stale(queries.printing.key())
      return
    case 'files':
      stale(queries.files.key())
      return
    case 'refusals':
      stale(queries.sync.key())
  }
}

/** Listens to the station as long as the window is open, and asks everything again after each new connection. */
export function useStationEvents(): void {
  const station = useStation()
  const queries = useStationQueries()
  const cache = useQueryClient()
  const connected = useConnected()
  useEffect(() => {
    if (!connected) return
    const stop = new AbortController()
    const listen = async (): Promise<void> => {
      const events = await station.events(undefined, { signal: stop.signal })
      void cache.invalidateQueries({ queryKey: queries.key() })
      for await (const event of events) {
        if (stop.signal.aborted) return
        invalidate(cache, queries, event)
      }
    }
    // A cut connection ends the listening; the next connection starts it anew.
    listen().catch(() => undefined)
    return () => stop.abort()
  }, [station, queries, cache, connected])
}
