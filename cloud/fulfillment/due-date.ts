const DAY = 24 * 60 * 60 * 1000

/** Saturday or Sunday, by the calendar of UTC. */
const isWeekend = (ms: number): boolean => [0, 6].includes(new Date(ms).getUTCDay())

/**
 * The moment `days` business days after `fromMs`, at the same time of day. Counting starts on the next business day,
 * so what comes in at a weekend has the whole week. Both in milliseconds since the epoch.
 */
export function businessDaysAfter(fromMs: number, days: number): number {
  let at = fromMs
  for (let left = days; left > 0;) {
    at += DAY
    if (!isWeekend(at)) left--
  }
  while (isWeekend(at)) at += DAY
  return at
}
