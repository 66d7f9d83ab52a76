import type { Saying } from '../../../../../../src-shared/order/why-words.ts'
import { sayLength, sayTime, sayWhen } from '../../../../../ui/say-when.ts'

const HOUR = 3_600_000

/** How sentences say moments, seen from `nowMs`. */
export const sayingAt = (nowMs: number): Saying => ({
  when: (at) => sayWhen(Date.parse(at), Math.max(nowMs, Date.parse(at))),
  since: (at) => saySince(Date.parse(at), nowMs),
  length: sayLength,
})

/** `09:12`, `yesterday 09:12`, `3 Oct`: never “12 min ago”, which does not go with “since”. */
export const saySince = (atMs: number, nowMs: number): string =>
  new Date(atMs).toDateString() === new Date(nowMs).toDateString()
    ? sayTime(atMs)
    : sayWhen(atMs, Math.max(nowMs, atMs + HOUR))
