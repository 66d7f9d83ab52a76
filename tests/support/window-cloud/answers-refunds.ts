import type { Store } from './store.ts'

/** cloudContract.refunds, on what is kept in memory. */
export const refundsAnswers = (_store: Store) => ({})
