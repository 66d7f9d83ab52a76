/** Waits `ms`, or less: resolves early when the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/** A bell wakes whoever waits for it; rung while nobody waits, it wakes the next one at once. */
export interface Bell {
  ring(): void
  /** Until the bell, the signal, or `ms` (null: for ever). */
  heardWithin(ms: number | null, signal: AbortSignal): Promise<void>
}

export function bell(wait: Wait): Bell {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    async heardWithin(ms, signal) {
      if (!rung && !signal.aborted) {
        const enough = ms === null ? null : new AbortController()
        await new Promise<void>((resolve) => {
          const end = () => {
            signal.removeEventListener('abort', end)
            enough?.abort()
            if (wake === end) wake = null
            resolve()
          }
          wake = end
          signal.addEventListener('abort', end)
          if (enough && ms !== null) void wait(ms, enough.signal).then(end)
        })
      }
      rung = false
    },
  }
}
