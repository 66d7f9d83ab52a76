import type { QueueFilter, QueuePage } from '../../../../src-shared/station-contract/bench.ts'
import type { Chip } from '../../../ui/chips.tsx'

const FILTERS: readonly Chip<QueueFilter>[] = [
  { value: 'open', label: 'Open', icon: 'queue' },
  { value: 'submitted', label: 'Waiting', icon: 'waiting' },
  { value: 'processing', label: 'In production', icon: 'working' },
  { value: 'packed', label: 'Packed', icon: 'box' },
  { value: 'held', label: 'On hold', icon: 'hold', tone: 'needs' },
  { value: 'problem', label: 'Problem', icon: 'problem', tone: 'needs' },
  { value: 'overdue', label: 'Overdue', icon: 'late', tone: 'stop' },
  { value: 'done', label: 'Done', icon: 'truck' },
]

/** The filters of the queue with how many each would list. */
export const filterChips = (counts: QueuePage['counts'] | undefined): readonly Chip<QueueFilter>[] =>
  FILTERS.map((chip) => ({ ...chip, count: counts?.[chip.value] }))

/** What to say when a filter lists nothing. */
export const EMPTY_WORDS: Record<QueueFilter, { title: string; text: string }> = {
  open: {
    title: 'Nothing is waiting',
    text: 'New orders appear here by themselves, the one that is due first on top.',
  },
  submitted: { title: 'Nothing waits at the bench', text: 'Orders that nobody has started are listed here.' },
  processing: { title: 'Nothing is in production', text: 'Scan an order to start it.' },
  packed: {
    title: 'Nothing is packed and unsent',
    text: 'Orders with every piece verified wait here for their parcel label.',
  },
  held: {
    title: 'Nothing is on hold',
    text: 'Orders that somebody held back are listed here with the reason.',
  },
  problem: { title: 'No problems', text: 'Orders with a reported problem are listed here.' },
  overdue: { title: 'Nothing is overdue', text: 'Orders past their time are listed here.' },
  done: {
    title: 'Nothing was sent yet',
    text: 'Shipped and delivered orders of the last 30 days are listed here.',
  },
  cancelled: {
    title: 'Nothing was cancelled',
    text: 'Cancelled orders of the last 30 days are listed here.',
  },
  all: { title: 'No orders here', text: 'Orders of this factory are listed here.' },
}
