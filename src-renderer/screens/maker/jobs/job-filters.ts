import type { QueueFilter, QueuePage } from '../../../../src-shared/station-contract/bench.ts'
import type { Chip } from '../../../ui/chips.tsx'

const FILTERS: readonly Chip<QueueFilter>[] = [
  { value: 'open', label: 'To do', icon: 'queue' },
  { value: 'submitted', label: 'New', icon: 'waiting' },
  { value: 'processing', label: 'In production', icon: 'working' },
  { value: 'overdue', label: 'Overdue', icon: 'late', tone: 'stop' },
  { value: 'problem', label: 'Needs you', icon: 'problem', tone: 'needs' },
  { value: 'held', label: 'On hold', icon: 'hold', tone: 'needs' },
  { value: 'done', label: 'Shipped', icon: 'truck' },
]

/** The filters of the job board with how many each would list. */
export const jobChips = (counts: QueuePage['counts'] | undefined): readonly Chip<QueueFilter>[] =>
  FILTERS.map((chip) => ({ ...chip, count: counts?.[chip.value] }))

/** What to say when a filter lists nothing. */
export const NO_JOBS: Partial<Record<QueueFilter, { title: string; text: string }>> = {
  submitted: {
    title: 'No new jobs',
    text: 'A job that the office gives you is listed here until you start it.',
  },
  processing: { title: 'Nothing is in production', text: 'Open a new job and start production.' },
  overdue: { title: 'Nothing is overdue', text: 'Jobs past their time are listed here.' },
  problem: {
    title: 'Nothing needs you',
    text: 'Jobs that something stands in the way of are listed here, until it is solved.',
  },
  held: { title: 'Nothing is on hold', text: 'Jobs that were held back are listed here with the reason.' },
  done: { title: 'Nothing was sent yet', text: 'Jobs that you shipped in the last 30 days are listed here.' },
}
