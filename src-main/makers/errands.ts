/** Something that is to reach the cloud beside the actions. `later` is tried again, for ever. */
export interface Errand {
  readonly id: string
  run(signal: AbortSignal): Promise<'done' | 'later'>
}

export interface Errands {
  /** Something may be ready to go. */
  wake(): void
  /** Tries at once what failed before: the cloud is there again. */
  hurry(): void
  /** Ends when nothing of it runs any more. */
  close(): Promise<void>
}

export interface ErrandDoors {
  /** What is ready to go now, oldest first. */
  readonly ready: () => readonly Errand[]
  /** Waits after so many rounds in a row in which nothing went; less when the signal is aborted. */
  readonly patience: (failures: number, signal: AbortSignal) => Promise<void>
  readonly onSurprise: (error: unknown) => void
}

/**
 * Runs errands one after another. One that does not go holds up no other: each round tries all that are ready, and after
 * a round with a failure it waits before the next.
 */
export function openErrands({ ready, patience, onSurprise }: ErrandDoors): Errands {
  const closing = new AbortController()
  const { signal } = closing
  let impatience = new AbortController()
  let rung = false
  let wake: () => void = () => undefined

  async function round(): Promise<boolean> {
    let failed = false
    for (const errand of ready()) {
      if (signal.aborted) return false
      try {
        if ((await errand.run(signal)) === 'later') failed = true
      } catch (error) {
        failed = true
        if (!signal.aborted) onSurprise(error)
      }
    }
    return failed
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      rung = false
      failures = (await round().catch((error: unknown) => (onSurprise(error), true))) ? failures + 1 : 0
      if (failures > 0) await patience(failures, AbortSignal.any([signal, impatience.signal]))
      else if (!rung && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve))
    }
  }

  const running = run()
  return {
    wake() {
      rung = true
      wake()
    },
    hurry() {
      impatience.abort()
      impatience = new AbortController()
      rung = true
      wake()
    },
    async close() {
      closing.abort()
      wake()
      await running
    },
  }
}
