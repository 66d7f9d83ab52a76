import type { PrintJob } from '../../src-shared/station-contract/printing.ts'
import type { PrintEvent } from './spool-state.ts'
import type { JobTable } from './job-table.ts'

/** Done, or why not. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly sentence: string }
export const DONE: Done = { ok: true }
export const refused = (sentence: string): Done => ({ ok: false, sentence })

const TOO_LATE: Record<PrintJob['state'], string> = {
  queued: 'It still waits to be printed.',
  sent: 'It is being printed right now.',
  printed: 'It is printed already.',
  unknown: 'First say whether the sheet came out.',
  failed: 'It was not printed.',
  cancelled: 'It was taken back.',
}

/** A person's word about a job: the sheet is there, it is not, take it back, try again. Says no in words where it is too late. */
export function settleJob(
  jobs: JobTable,
  jobId: string,
  event: Extract<PrintEvent, 'found' | 'missing' | 'cancel' | 'retry'>,
  at: string,
): Done {
  const job = jobs.find(jobId)
  if (!job) return refused('That job is not known on this station.')
  if (event === 'retry' && job.state === 'failed' && !jobs.hasBytes(jobId))
    return refused('This order is not with this station any more, so its sheets were deleted.')
  if (event === 'retry' && job.state === 'failed' && jobs.hasNewer(jobId))
    return refused('Another sheet of this paper was printed since: print it again with a reason instead.')
  const sentence = event === 'missing' ? 'It did not come out. It can be printed again.' : null
  return jobs.move(jobId, event, at, sentence) ? DONE : refused(TOO_LATE[job.state])
}
