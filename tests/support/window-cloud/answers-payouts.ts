import type { Store } from './store.ts'

/** cloudContract.payouts, on what is kept in memory. */
export const payoutsAnswers = (_store: Store) => ({})
