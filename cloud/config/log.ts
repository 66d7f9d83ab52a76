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
  'code',
  'authorization',
  'cookie',
  'email',
  'address',
  'shipTo',
]

export function openLog(level: Config['logLevel']): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`])
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[left out]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
