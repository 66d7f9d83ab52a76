import type { Store } from './store.ts'

/** cloudContract.inbox, on what is kept in memory. */
export const inboxAnswers = (_store: Store) => ({})
