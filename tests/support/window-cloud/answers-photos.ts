import type { Store } from './store.ts'

/** cloudContract.photos, on what is kept in memory. */
export const photosAnswers = (_store: Store) => ({})
