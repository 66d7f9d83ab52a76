import { createORPCClient } from '@orpc/client'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'
import { cloudThrough } from './cloud.ts'
import type { StationLink } from './link.ts'

const connect = (link: StationLink) => {
  const station = createORPCClient<StationClient>(link.link)
  const cloud = cloudThrough(station)
  return {
    link,
    station,
    stationQueries: createTanstackQueryUtils(station, { path: ['station'] }),
    cloudQueries: createTanstackQueryUtils(cloud, { path: ['cloud'] }),
  }
}
type Connection = ReturnType<typeof connect>

const Connected = createContext<Connection | null>(null)

/** Gives everything below one connection to the station. */
export function StationProvider({ link, children }: { link: StationLink; children: ReactNode }) {
  const connection = useMemo(() => connect(link), [link])
  return <Connected value={connection}>{children}</Connected>
}

function useConnection(): Connection {
  const connection = use(Connected)
  if (!connection) throw new Error('The station is asked outside of StationProvider: wrap the screen in it.')
  return connection
}

/** The station contract as functions: `await useStation().bench.start({ fulfillmentId })`. */
export const useStation = (): StationClient => useConnection().station

/** The same as TanStack Query options: `useQuery(useStationQueries().bench.queue.queryOptions({ input }))`. */
export const useStationQueries = (): Connection['stationQueries'] => useConnection().stationQueries

/**
 * The cloud contract as TanStack Query options: `useQuery(useCloudQueries().orders.list.queryOptions({ input }))`,
 * `useMutation(useCloudQueries().orders.cancel.mutationOptions())`. What it refuses is a `CloudRefusal` with a sentence.
 */
export const useCloudQueries = (): Connection['cloudQueries'] => useConnection().cloudQueries

/** Whether the station's program answers this window (not whether the station is online). */
export function useConnected(): boolean {
  const { link } = useConnection()
  return useSyncExternalStore(link.onChange, link.connected)
}
