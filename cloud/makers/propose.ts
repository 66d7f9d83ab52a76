import type { WorkProposal } from '../../src-shared/cloud-contract/makers/work.ts'
import { proposeMakers } from '../../src-shared/maker/matching.ts'
import { shareOut } from '../../src-shared/maker/share-out.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { activeCandidates, placesOf } from './candidates.ts'
import { jobsToMatch } from './jobs-to-match.ts'

/** The best active makers for one fulfilment, with the reasons, and how many active ones there are. */
export async function proposeFor(
  tx: Tx,
  id: string,
  limit: number,
  now: Date,
): Promise<{ proposals: WorkProposal[]; active: number }> {
  const candidates = await activeCandidates(tx, now)
  const [job] = await jobsToMatch(tx, [id], placesOf(candidates))
  if (!job) throw new Problem(404, 'not_found', 'There is no such fulfilment in this store.')
  return {
    proposals: proposeMakers(job, candidates).slice(0, limit) as WorkProposal[],
    active: candidates.length,
  }
}

/** Who each of these fulfilments would go to. Those that the caller cannot see are left out; nothing is changed. */
export async function planFor(tx: Tx, ids: readonly string[], now: Date) {
  const candidates = await activeCandidates(tx, now)
  const jobs = await jobsToMatch(tx, ids, placesOf(candidates))
  const shares = new Map(shareOut(jobs, candidates).map((share) => [share.id, share]))
  return jobs.map(({ id, orderNumber, things }) => {
    const { proposal, why } = shares.get(id)!
    return { fulfillmentId: id as never, orderNumber, things, proposal: proposal as WorkProposal | null, why }
  })
}
