import type { Store } from './store.ts'

/** cloudContract.imports, on what is kept in memory. */
export const importsAnswers = (_store: Store) => ({})
