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
        const enough = new AbortController()
        const onAbort = () => enough.abort()
        signal.addEventListener('abort', onAbort, { once: true })
        await Promise.race([
          new Promise<void>((resolve) => (wake = resolve)),
          ms === null
            ? new Promise<void>((resolve) =>
                enough.signal.addEventListener('abort', () => resolve(), { once: true }),
              )
            : wait(ms, enough.signal),
        ])
        signal.removeEventListener('abort', onAbort)
        enough.abort()
        wake = null
      }
      rung = false
    },
  }
}
