import { createHash } from 'node:crypto'
import type { Database, Tx } from './database.ts'

export interface Allowance {
  /** How many times in one window. */
  readonly points: number
  /** How long a window lasts; it begins with its first use. */
  readonly seconds: number
}

export interface Taken {
  readonly allowed: boolean
  /** Seconds until the window ends; 0 while allowed. */
  readonly retryAfter: number
}

/**
 * Takes one point of `key` (such as `sign-in:ip:203.0.113.7`). All processes share the count, by the database's clock.
 * The key is stored as a hash, so that no address is kept. Given a database it commits by itself, so that a failing
 * request still counts; given a transaction it counts only if that commits.
 */
export async function takePoint(
  db: Database | Tx,
  key: string,
  { points, seconds }: Allowance,
): Promise<Taken> {
  const values = [limitKey(key), seconds]
  const row =
    'call' in db
      ? await db.call<Count>(TAKE, values)
      : await db.elevated((service) => service.first<Count>(TAKE, values))
  const used = row?.points ?? 1
  return used <= points
    ? { allowed: true, retryAfter: 0 }
    : { allowed: false, retryAfter: Math.max(1, row?.wait ?? seconds) }
}

/** How a key is kept: as a hash. */
export const limitKey = (key: string): string => createHash('sha256').update(key).digest('base64url')

interface Count {
  readonly points: number
  readonly wait: number
}

const TAKE = 'select points, wait from app.take_point($1, $2)'
