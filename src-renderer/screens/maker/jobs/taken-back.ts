import type { BenchView } from '../../../../src-shared/station-contract/bench.ts'

/** A job that is not the maker's to do any more. */
export interface TakenBack {
  readonly id: string
  readonly orderNumber: string
  readonly why: 'taken_back' | 'cancelled'
}

/** What became of a job that was to be done, judged by how the station shows it now; null while it is still to be done. */
export function lostTo(known: { id: string; orderNumber: string }, view: BenchView | null): TakenBack | null {
  if (view === null) return { ...known, why: 'taken_back' }
  return view.doc.state === 'cancelled' ? { ...known, why: 'cancelled' } : null
}

const NAMED = 4

const listed = (jobs: readonly TakenBack[]): string => {
  const names = jobs.slice(0, NAMED).map((job) => job.orderNumber)
  if (jobs.length > NAMED) names.push(`${jobs.length - NAMED} more`)
  return names.join(', ')
}

/** `2 jobs were taken back: PB-…, PB-…`, and the same for cancelled ones. */
export function sayTakenBack(jobs: readonly TakenBack[]): string[] {
  const words = { taken_back: 'taken back', cancelled: 'cancelled' } as const
  return (['taken_back', 'cancelled'] as const).flatMap((why) => {
    const those = jobs.filter((job) => job.why === why)
    if (those.length === 0) return []
    return [
      `${those.length === 1 ? '1 job was' : `${those.length} jobs were`} ${words[why]}: ${listed(those)}`,
    ]
  })
}
