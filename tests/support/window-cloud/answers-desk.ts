import type { Store } from './store.ts'

/** cloudContract.desk, on what is kept in memory. */
export const deskAnswers = (_store: Store) => ({})
