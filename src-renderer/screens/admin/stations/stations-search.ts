import { z } from 'zod'
import { stationState } from '../../../../src-shared/cloud-contract/stations.ts'

/** What the address of the stations keeps. */
export const stationsSearch = z.object({
  search: z.string().max(200).optional().catch(undefined),
  state: stationState.optional().catch(undefined),
  factoryId: z.uuid().optional().catch(undefined),
  row: z.uuid().optional().catch(undefined),
})
export type StationsSearch = z.infer<typeof stationsSearch>
