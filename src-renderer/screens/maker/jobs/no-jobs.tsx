import { Link } from '@tanstack/react-router'
import type { QueueFilter } from '../../../../src-shared/station-contract/bench.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { NO_JOBS } from './job-filters.ts'

interface NoJobsProps {
  filter: QueueFilter
  search: string
  /** Whether this maker has had a job at all. */
  everHad: boolean
}

/** The board with nothing on it: on the first day, after a search, or when all is done. */
export function NoJobs({ filter, search, everHad }: NoJobsProps) {
  if (search)
    return (
      <EmptyState icon="search" title={`No job here matches “${search}”`}>
        Try fewer letters, or the filter Shipped.
      </EmptyState>
    )
  if (!everHad)
    return (
      <EmptyState icon="queue" title="Your first job appears here by itself">
        The office gives you jobs that fit your machines and materials. Until then,{' '}
        <Link to="/print">add a printer</Link> for labels and slips, or set a PIN in the{' '}
        <Link to="/settings">settings</Link>.
      </EmptyState>
    )
  const words = NO_JOBS[filter] ?? {
    title: 'All done',
    text: 'New jobs appear here by themselves, the one that is due first on top.',
  }
  return (
    <EmptyState icon="checkCircle" title={words.title}>
      {words.text}
    </EmptyState>
  )
}
