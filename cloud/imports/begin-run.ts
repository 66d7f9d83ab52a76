import type { ImportView } from '../../src-shared/cloud-contract/imports.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { recordAudit } from '../audit/record.ts'
import { Problem } from '../problem.ts'
import type { RequestContext } from '../procedures.ts'
import { RUN_IMPORT } from './import-jobs.ts'
import { importOrProblem } from './import-rows.ts'
import { forgetFile } from './upload.ts'

export interface RunWish {
  readonly id: string
  readonly confirmationMails: boolean
  readonly fallbackEmail: string
}

/** Begins to make all good orders of a checked file. */
export function beginRun(
  { cloud, principal }: RequestContext,
  { id, confirmationMails, fallbackEmail }: RunWish,
): Promise<ImportView> {
  return cloud.db.as(principal.claims, async (tx) => {
    const before = await importOrProblem(tx, id)
    if (before.state !== 'checked')
      throw new Problem(409, 'not_checked', 'Look at what the file holds first; then its orders can be made.')
    if (before.counts.good === 0)
      throw new Problem(409, 'nothing_to_make', 'There is no order in this file that could be made.')
    const [started] = await tx.elevated((service) =>
      service.query<{ round: number }>(
        `update imports set state = 'running', round = round + 1, confirmation_mails = $2, fallback_email = $3, done = 0, total = $4
         where id = $1 and state = 'checked' returning round`,
        [id, confirmationMails, fallbackEmail, before.counts.good],
      ),
    )
    if (!started) throw new Problem(409, 'not_now', 'This import is being worked on already.')
    await tx.elevated((service) =>
      recordAudit(cloud, service, principal, {
        action: 'import.run',
        subjectType: 'import',
        subjectId: id,
        detail: `${before.counts.good} orders of ${before.shop} from ${before.fileName}`,
      }),
    )
    await cloud.jobs.enqueue(tx, RUN_IMPORT, { importId: id, round: started.round })
    return importOrProblem(tx, id)
  })
}

/** Stops an import. Orders that are made stay; the file is deleted. */
export async function cancelImport({ cloud, principal }: RequestContext, id: string): Promise<ImportView> {
  const { view, pieces } = await cloud.db.as(principal.claims, async (tx) => {
    await importOrProblem(tx, id)
    const [stopped] = await tx.elevated(async (service) => {
      const rows = await service.query<{ pieces: number; file_name: string }>(
        `update imports set state = 'cancelled', ended_at = $2 where id = $1 and state not in ('done', 'cancelled') returning pieces, file_name`,
        [id, toInstant(cloud.clock.now())],
      )
      if (rows[0])
        await recordAudit(cloud, service, principal, {
          action: 'import.cancelled',
          subjectType: 'import',
          subjectId: id,
          detail: rows[0].file_name,
        })
      return rows
    })
    return { view: await importOrProblem(tx, id), pieces: stopped?.pieces ?? 0 }
  })
  await forgetFile(cloud, id, pieces)
  return view
}
