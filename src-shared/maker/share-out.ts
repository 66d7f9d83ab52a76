import { proposeMakers, type Candidate, type JobToMatch, type Proposal } from './matching.ts'

/** A job to be handed out with others. */
export interface JobToShare extends JobToMatch {
  readonly id: string
  /** For the order of service: what is due first chooses first. */
  readonly dueAt: string
}

/** Who a job would go to. `proposal: null` when nobody who can make it has room. */
export interface Share {
  readonly id: string
  readonly proposal: Proposal | null
  readonly why: string
}

/**
 * Gives each job to its best maker, who must fit and have room; each job given takes a place of that maker's.
 * What is due first is given first. The answers are in the order of `jobs`.
 */
export function shareOut(jobs: readonly JobToShare[], makers: readonly Candidate[]): Share[] {
  const taken = new Map<string, number>()
  const shares = new Map<string, Share>()
  const inTurn = jobs.toSorted((a, b) => compare(a.dueAt, b.dueAt) || compare(a.id, b.id))
  for (const job of inTurn) {
    const now = makers.map((maker) => ({
      ...maker,
      openJobs: maker.openJobs + (taken.get(maker.makerId) ?? 0),
    }))
    const proposals = proposeMakers(job, now)
    const best = proposals.find((proposal) => proposal.fits && proposal.hasRoom) ?? null
    if (best) taken.set(best.makerId, (taken.get(best.makerId) ?? 0) + 1)
    shares.set(job.id, { id: job.id, proposal: best, why: best ? reasonOf(best) : whyNobody(proposals) })
  }
  return jobs.map((job) => shares.get(job.id)!)
}

/** What speaks for a maker, as the reason that is kept with the assignment; at most 200 characters. */
export const reasonOf = (proposal: Proposal): string =>
  proposal.reasons
    .map((reason) => reason.words)
    .join(' · ')
    .slice(0, 200)

const whyNobody = (proposals: readonly Proposal[]): string => {
  if (proposals.length === 0) return 'There is no active maker'
  if (proposals.some((proposal) => proposal.fits)) return 'Everyone who can make it is full'
  return `Nobody can make it. ${proposals[0]!.name}: ${proposals[0]!.reasons[0]!.words}`
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
