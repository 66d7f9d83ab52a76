import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../../src-shared/std/instant.ts'

/** Waits until `ms` milliseconds have gone by since `began` (by `clock.monotonic`), so that an answer's time says nothing. */
export async function atLeast(clock: Clock, began: number, ms: number): Promise<void> {
  const left = began + ms - clock.monotonic()
  if (left > 0) await setTimeout(left)
}
