/** The first and the last day of a month, `2026-11` → `2026-11-01` to `2026-11-30`. Null for all months. */
export function periodOf(month: string | null): { from: string; to: string } | null {
  if (month === null) return null
  // The day before the first of the next month.
  const next = new Date(`${month}-01T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1, 0)
  const last = next.getUTCDate()
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` }
}

const WORDS = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `2026-11` → `November 2026`. */
export const sayMonth = (month: string): string => WORDS.format(new Date(`${month}-01T00:00:00Z`))
