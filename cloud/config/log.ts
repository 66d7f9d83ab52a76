import { pino } from 'pino'
import type { Config } from './config.ts'

/**
 * Structured lines on standard error. ERROR: someone should get up. WARN: it heals, count it. INFO: something changed.
 * Fields are ids and numbers: never a secret, a person's address or e-mail.
 */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
  /** The same log with fields in every line. */
  child(fields: object): Log
}

/** What must not be in a log, should someone hand it in by mistake. */
const SECRET = [
  'password',
  'pin',
  'token',
  'accessToken',
  'refreshToken',
  'deviceToken',
  'authorization',
  'cookie',
  'email',
  'address',
  'shipTo',
]

/** A log of this level and worse. `out` takes each line; by default standard error does. */
export function openLog(
  level: Config['logLevel'],
  out: { write(line: string): void } = pino.destination({ dest: 2, sync: true }),
): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`])
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[left out]' },
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
    },
    out,
  )
}

/** What of an error helps to find it. A database error's `detail` is left out: it quotes the row, with names and addresses. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, code, table, constraint, cause } = error as Error & Record<string, unknown>
  return {
    name,
    message,
    code,
    table,
    constraint,
    stack,
    ...(cause instanceof Error && { cause: describeError(cause) }),
  }
}
