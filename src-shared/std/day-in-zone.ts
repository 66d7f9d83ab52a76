/** A day of the calendar, without a time. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/** Which day an instant (ISO 8601 or ms) is in a time zone of the IANA list. Throws a RangeError for a zone that nobody knows. */
export function dayInZone(at: string | number, timeZone: string): Day {
  const parts = formatOf(timeZone).formatToParts(new Date(at))
  const part = (type: 'year' | 'month' | 'day') => Number(parts.find((one) => one.type === type)!.value)
  return { year: part('year'), month: part('month'), day: part('day') }
}

/** Whether this program knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}
