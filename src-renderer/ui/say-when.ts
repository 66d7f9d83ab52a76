const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' })

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0)
const daysBetween = (fromMs: number, toMs: number): number =>
  Math.round((startOfDay(toMs) - startOfDay(fromMs)) / DAY)

/** A moment as people say it: `just now`, `12 min ago`, `in 40 min`, `today 14:02`, `yesterday 09:10`, `Mon 08:00`, `3 Oct`. */
export function sayWhen(atMs: number, nowMs: number): string {
  const ahead = atMs - nowMs
  if (Math.abs(ahead) < MINUTE) return ahead > 0 ? 'in a moment' : 'just now'
  if (Math.abs(ahead) < HOUR) {
    const minutes = Math.round(Math.abs(ahead) / MINUTE)
    return ahead > 0 ? `in ${minutes} min` : `${minutes} min ago`
  }
  const days = daysBetween(nowMs, atMs)
  const time = clock.format(atMs)
  if (days === 0) return `today ${time}`
  if (days === -1) return `yesterday ${time}`
  if (days === 1) return `tomorrow ${time}`
  if (Math.abs(days) < 7) return `${weekday.format(atMs)} ${time}`
  return new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
    ? dayMonth.format(atMs)
    : dayMonthYear.format(atMs)
}

/** How long is left or has passed: `2 h 05`, `40 min`, `3 days`. Never negative. */
export function sayLength(ms: number): string {
  const length = Math.abs(ms)
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`
  if (length < 36 * HOUR) {
    return `${Math.floor(length / HOUR)} h ${String(Math.floor((length % HOUR) / MINUTE)).padStart(2, '0')}`
  }
  return `${Math.round(length / DAY)} days`
}

/** The whole truth, for hovering: `Saturday, 21 November 2026 at 14:02:11`. */
export const sayExactly = (atMs: number): string => exact.format(atMs)

/** Only the time of day: `14:02`. */
export const sayTime = (atMs: number): string => clock.format(atMs)
