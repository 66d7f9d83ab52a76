const PREFIX = 'papers:'

/** A poke for every station of a store: what they print with may have changed. */
export const papersScope = (storeId: string): string => `${PREFIX}${storeId}`

/** The store of such a poke; null for a poke about documents. */
export const papersOf = (scope: string): string | null =>
  scope.startsWith(PREFIX) ? scope.slice(PREFIX.length) : null
