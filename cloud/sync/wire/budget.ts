import type { Clock } from '../../../src-shared/std/instant.ts'

/**
 * What one station may ask of this process, so that a flood from one does not slow another (I12): pushes one at a time
 * with one more waiting, and a steady rate with room for a burst.
 */
export interface Budget {
  /** Runs `work` in the station's turn; null when the station has to wait: `retryAfter` seconds at least. */
  spend<T>(device: string, work: () => Promise<T>): Promise<T | { readonly retryAfter: number }>
}

export interface BudgetLimits {
  readonly perSecond: number
  readonly burst: number
  /** Requests of one station that run or wait at the same time. */
  readonly atOnce: number
}

interface Account {
  tokens: number
  at: number
  running: number
  last: Promise<unknown>
}

export function openBudget(clock: Clock, limits: BudgetLimits): Budget {
  /** One of a few words for each station that was ever here: there are as many as the office enrolled. */
  const accounts = new Map<string, Account>()

  const account = (device: string): Account => {
    const now = clock.monotonic()
    const kept = accounts.get(device) ?? {
      tokens: limits.burst,
      at: now,
      running: 0,
      last: Promise.resolve(),
    }
    kept.tokens = Math.min(limits.burst, kept.tokens + ((now - kept.at) / 1000) * limits.perSecond)
    kept.at = now
    accounts.set(device, kept)
    return kept
  }

  return {
    async spend(device, work) {
      const own = account(device)
      if (own.running >= limits.atOnce) return { retryAfter: 1 }
      if (own.tokens < 1) return { retryAfter: Math.ceil((1 - own.tokens) / limits.perSecond) }
      own.tokens -= 1
      own.running += 1
      const turn = own.last.then(work)
      own.last = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        own.running -= 1
      }
    },
  }
}
