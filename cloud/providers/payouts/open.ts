import { manualPayouts } from './manual/provider.ts'
import type { PayoutProvider } from './port.ts'

/** The payout provider of this cloud. */
export const openPayoutProvider = (): PayoutProvider => manualPayouts()
