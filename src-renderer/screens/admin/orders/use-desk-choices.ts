import { useQuery } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { cloudContract } from '../../../../src-shared/cloud-contract/contract.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'

/** What the orders of this store can be filtered by. */
export type DeskChoices = InferContractRouterOutputs<typeof cloudContract>['desk']['choices']

const FRESH_FOR_MS = 5 * 60_000

/** The same, asked for once in a while. */
export const useDeskChoices = (): DeskChoices | undefined =>
  useQuery({ ...useCloudQueries().desk.choices.queryOptions(), staleTime: FRESH_FOR_MS }).data
