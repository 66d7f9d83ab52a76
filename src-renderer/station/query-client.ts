import { QueryClient } from '@tanstack/react-query'
import { CloudRefusal } from './cloud.ts'

/**
 * Reads go to the station beside us, so they never wait for what the browser thinks of the network;
 * the station's events say when something is stale.
 */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 2 && !(error instanceof CloudRefusal),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
