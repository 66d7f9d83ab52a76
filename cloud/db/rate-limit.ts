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
  const hashed = createHash('sha256').update(key).digest('base64url')
  const take = (tx: Tx) => tx.first<{ points: number; wait: number }>(TAKE, [hashed, seconds])
  const row = 'asService' in db ? await db.asService(take) : await db.elevated(take)
  const used = row?.points ?? 1
  return used <= points
    ? { allowed: true, retryAfter: 0 }
    : { allowed: false, retryAfter: Math.max(1, row?.wait ?? seconds) }
}

const TAKE = `
  insert into rate_limits as r (key, points, resets_at) values ($1, 1, clock_timestamp() + make_interval(secs => $2))
  on conflict (key) do update set
    points = case when r.resets_at <= clock_timestamp() then 1 else r.points + 1 end,
    resets_at = case when r.resets_at <= clock_timestamp() then excluded.resets_at else r.resets_at end
  returning points, ceil(extract(epoch from resets_at - clock_timestamp()))::int as wait`
