/** When a job is due, as a maker plans: in days. */
export type DueGroup = 'overdue' | 'today' | 'tomorrow' | 'week' | 'later'

export const DUE_WORDS: Record<DueGroup, string> = {
  overdue: 'Overdue',
  today: 'Today',
  tomorrow: 'Tomorrow',
  week: 'This week',
  later: 'Later',
}

const startOfDay = (ms: number): Date => new Date(new Date(ms).setHours(0, 0, 0, 0))
/** Midnight so many days later, also where a day of the calendar has 23 or 25 hours. */
const daysOn = (day: Date, days: number): number =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime()

/** Which of the maker's days a job belongs to. A week ends with its Sunday. */
export function dueGroup(dueMs: number, nowMs: number): DueGroup {
  if (dueMs < nowMs) return 'overdue'
  const today = startOfDay(nowMs)
  if (dueMs < daysOn(today, 1)) return 'today'
  if (dueMs < daysOn(today, 2)) return 'tomorrow'
  const toMonday = (8 - today.getDay()) % 7 || 7
  return dueMs < daysOn(today, toMonday) ? 'week' : 'later'
}
