import type { Clock } from '../../src-shared/std/instant.ts'

/** The station's best idea of the true time (I10): what the cloud said last, plus what has passed since by the monotonic clock. */
export interface TrueTime {
  now(): number
  /** The cloud's time, said `agoMs` ago. Small differences are noise of the network and are not followed. */
  heard(cloudMs: number, agoMs: number): void
}

const NOISE_MS = 500

/** `offset` is what was measured in an earlier life; `keep` is told when it has changed noticeably. */
export function trueTime(clock: Clock, offset: number, keep: (offset: number) => void): TrueTime {
  let anchor = { time: clock.now() + offset, at: clock.monotonic() }
  let measured = false
  const now = () => anchor.time + (clock.monotonic() - anchor.at)
  return {
    now,
    heard(cloudMs, agoMs) {
      const told = cloudMs + agoMs
      if (!Number.isFinite(told) || (measured && Math.abs(told - now()) < NOISE_MS)) return
      anchor = { time: told, at: clock.monotonic() }
      measured = true
      const fresh = Math.round(told - clock.now())
      if (Math.abs(fresh - offset) >= NOISE_MS) keep((offset = fresh))
    },
  }
}
