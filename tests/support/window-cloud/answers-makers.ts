import type { Store } from './store.ts'

/** cloudContract.makers, on what is kept in memory. */
export const makersAnswers = (_store: Store) => ({})
