import type { Store } from './store.ts'

/** cloudContract.storeSettings, on what is kept in memory. */
export const storeSettingsAnswers = (_store: Store) => ({})
