import type { WorkSlice } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { Chips, type Chip } from '../../../ui/chips.tsx'

const SLICES: readonly Omit<Chip<WorkSlice>, 'count'>[] = [
  { value: 'unassigned', label: 'Unassigned', icon: 'route' },
  { value: 'with_maker', label: 'With a maker', icon: 'person' },
  { value: 'at_factory', label: 'At a factory', icon: 'station' },
  { value: 'cannot_make', label: 'Can’t make', icon: 'problem', tone: 'stop' },
  { value: 'overdue', label: 'Overdue', icon: 'late', tone: 'stop' },
]

interface WorkChipsProps {
  value: WorkSlice | 'all'
  counts: Record<WorkSlice, number> | undefined
  onChange: (slice: WorkSlice | 'all') => void
}

/** Which of the open work is listed, each with its count in the whole store. */
export function WorkChips({ value, counts, onChange }: WorkChipsProps) {
  const all = counts && counts.unassigned + counts.with_maker + counts.at_factory
  const chips: Chip<WorkSlice | 'all'>[] = [
    ...SLICES.map((slice) => ({ ...slice, count: counts?.[slice.value] })),
    { value: 'all', label: 'All open', count: all },
  ]
  return <Chips label="Which work" chips={chips} value={value} onChange={onChange} />
}
