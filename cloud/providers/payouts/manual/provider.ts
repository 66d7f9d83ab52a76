import type { PayoutProvider } from '../port.ts'

/** Nothing leaves by itself: the office takes the bank file to its bank, or pays by hand, and says so (S0.32). */
export const manualPayouts = (): PayoutProvider => ({
  name: 'manual',
  pay: () => Promise.resolve({ handed: 'to_the_office' }),
})
