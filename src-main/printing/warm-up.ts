import { setTimeout as pause } from 'node:timers/promises'

/** A scan that comes in between waits for one step at most. */
const BREATH_MS = 20

/**
 * Does in small steps, `afterMs` from now, what the first sheet would wait for otherwise: the opening of a station and the
 * first look at its queue come first. Ends early when `signal` does, or when a step fails: what is wrong is then said by the
 * sheet that meets it. Resolves when all is warm, or when it has ended.
 */
export async function warmUp(steps: Iterable<void>, afterMs: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(afterMs, undefined, { ref: false, signal })
    for (const _ of steps) await pause(BREATH_MS, undefined, { ref: false, signal })
  } catch {
    // Closed, or a step that a sheet will meet again.
  }
}
