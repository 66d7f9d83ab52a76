import type { Store } from './store.ts'

/** cloudContract.audit, on what is kept in memory. */
export const auditAnswers = (_store: Store) => ({})
