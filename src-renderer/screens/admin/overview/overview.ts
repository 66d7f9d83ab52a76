import type { InferContractRouterOutputs } from '@orpc/contract'
import type { cloudContract } from '../../../../src-shared/cloud-contract/contract.ts'

/** What the cloud says about the whole store. */
export type Overview = InferContractRouterOutputs<typeof cloudContract>['orders']['overview']
export type FactoryCounts = Overview['byFactory'][number]
export type ShippedDay = Overview['shippedByDay'][number]

/** Share of the parcels that left in time, 0..1; null while none has left. */
export function shareOnTime(days: readonly ShippedDay[]): number | null {
  const parcels = days.reduce((sum, day) => sum + day.parcels, 0)
  return parcels === 0 ? null : Math.min(1, days.reduce((sum, day) => sum + day.onTime, 0) / parcels)
}
