import type { ImportView } from '../../src-shared/cloud-contract/imports.ts'
import { Problem } from '../problem.ts'
import type { RequestContext } from '../procedures.ts'
import { CHECK_IMPORT } from './import-jobs.ts'
import { importOrProblem } from './import-rows.ts'

/** Begins to read a file that is whole; again as often as wanted, each time in another way, until its orders are made. */
export function beginCheck(
  { cloud, principal }: RequestContext,
  { id, wanted }: { readonly id: string; readonly wanted: ImportView['wanted'] },
): Promise<ImportView> {
  return cloud.db.as(principal.claims, async (tx) => {
    const before = await importOrProblem(tx, id)
    if (!['uploading', 'checked', 'failed'].includes(before.state))
      throw new Problem(409, 'not_now', 'This import is being worked on, or has ended.')
    const [started] = await tx.elevated((service) =>
      service.query<{ round: number }>(
        `update imports set state = 'checking', round = round + 1, wanted = $2::jsonb, done = 0, total = 0, sentence = null, detected = null
         where id = $1 and bytes_here = bytes and state = $3 returning round`,
        [id, JSON.stringify(wanted), before.state],
      ),
    )
    if (!started)
      throw new Problem(409, 'file_not_whole', 'The file has not arrived whole yet. Choose it once more.')
    await cloud.jobs.enqueue(tx, CHECK_IMPORT, { importId: id, round: started.round })
    return importOrProblem(tx, id)
  })
}
