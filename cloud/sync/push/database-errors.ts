/** SQLSTATE of an error that Postgres reported, else undefined. */
const sqlState = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/**
 * What says nothing about what was sent (PostgreSQL manual, appendix A): connection, transaction state, rollback,
 * resources, prerequisites, intervention, system; and damaged data or index.
 */
const NOT_THE_DATA = ['08', '25', '40', '53', '55', '57', '58', 'XX001', 'XX002']

/** Errors of the socket to the database, which have Node's own codes or none. */
const LOST =
  /ECONN|EPIPE|ETIMEDOUT|Connection terminated|Client has encountered a connection error|not queryable|timeout exceeded/

/** Whether a failure is ours and no mutation's: the batch comes again as it is. */
export function isOurs(error: unknown): boolean {
  const state = sqlState(error)
  if (state) return NOT_THE_DATA.some((begin) => state.startsWith(begin))
  return LOST.test(
    `${(error as { code?: string }).code ?? ''} ${error instanceof Error ? error.message : ''}`,
  )
}

/** Serialization failures and deadlocks: the same transaction may well succeed at once. */
export const isWorthRepeating = (error: unknown): boolean =>
  ['40001', '40P01'].includes(sqlState(error) ?? '')
