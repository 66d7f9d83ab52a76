import type { Store } from './store.ts'

/** cloudContract.earnings, on what is kept in memory. */
export const earningsAnswers = (_store: Store) => ({})
