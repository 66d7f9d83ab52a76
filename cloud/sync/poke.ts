import pg from 'pg'
import { listen, type Listening } from '../db/listen.ts'

const CHANNEL = 'packbench_sync'
/** Pokes of other processes within this time go out as one. */
const WINDOW_MS = 10
/** A notification carries at most 7,999 bytes. */
const LARGEST_PAYLOAD = 7_900

/** Says which scopes changed: to this process at once, to the others soon. Nothing is lost with a poke, only time. */
export interface Poker {
  /** Call after the commit. */
  poke(scopes: Iterable<string>): void
  close(): Promise<void>
}

export interface PokerParts {
  readonly pool: pg.Pool
  /** This process among those that share the database. */
  readonly self: string
  /** Whether other processes may share the database: PGlite belongs to one. */
  readonly shared: boolean
  /** Scopes to look at; null when something may have been missed. */
  heard(scopes: Iterable<string> | null): void
  /** Listening began, at first or after the connection was lost. */
  again(): void
  failed(error: Error): void
}

/** One round trip, and one that does not wait for the disk: there is nothing to keep. */
const notifyOf = (payload: string): string =>
  `set local synchronous_commit = off; select pg_notify('${CHANNEL}', ${pg.escapeLiteral(payload)})`

/**
 * NOTIFY goes out by itself, outside every business transaction: inside one, it would make commits wait for each other.
 * The first poke of a quiet time goes at once; those of the next 10 ms go together.
 */
export async function openPoker(parts: PokerParts): Promise<Poker> {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<unknown> = Promise.resolve()
  const heard = (payload: string): void => {
    const [origin, scopes = ''] = payload.split('|', 2)
    if (origin !== parts.self) parts.heard(scopes === '' ? null : scopes.split(','))
  }
  const send = (): void => {
    if (waiting.size === 0) {
      timer = undefined
      return
    }
    const scopes = [...waiting].join(',')
    waiting.clear()
    // Too many to name: everyone looks at everything.
    const payload = `${parts.self}|${scopes.length > LARGEST_PAYLOAD ? '' : scopes}`
    sending = parts.pool.query(notifyOf(payload)).catch(parts.failed)
    timer = setTimeout(send, WINDOW_MS)
  }
  const listening: Listening | null = parts.shared
    ? await listen(parts.pool, CHANNEL, heard, () => parts.again())
    : null

  return {
    poke(scopes) {
      const named = [...scopes]
      parts.heard(named)
      if (!listening) return
      named.forEach((scope) => waiting.add(scope))
      if (!timer) send()
    },
    async close() {
      clearTimeout(timer)
      await sending
      await listening?.close()
    },
  }
}
