import type { Batch } from '../../src-shared/cloud-contract/payouts.ts'
import type { Tx } from '../db/database.ts'
import { explainRows } from '../earnings/earning-rows.ts'
import { adminOnly, type RequestContext } from '../procedures.ts'
import { approveBatch } from './approve-batch.ts'
import { listBatches, readBatch } from './batch-rows.ts'
import { createBatch } from './create-batch.ts'
import { exportBatch } from './export-batch.ts'
import { markPaid } from './mark-paid.ts'
import { noSuchBatch, orProblem, type NotPossible } from './no.ts'
import { proposeBatches } from './proposal.ts'
import { readSettings, saveSettings } from './settings.ts'
import { cancelBatch, leaveOut, markReturned } from './undo-payout.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal'>
const reads = <T>({ cloud, principal }: Context, work: (tx: Tx) => Promise<T>): Promise<T> =>
  cloud.db.as(principal.claims, work)
const found = (batch: Batch | null): Batch => orProblem(batch ?? noSuchBatch())

/** A change by the office, as the service, and the batch as it is afterwards. What is refused is rolled back as a whole. */
const changes = (
  context: Context,
  id: string,
  work: (service: Tx) => Promise<NotPossible | null>,
): Promise<Batch> =>
  reads(context, async (tx) => {
    orProblem(await tx.elevated(work))
    return found(await readBatch(tx, id))
  })

/** cloudContract.payouts. */
export const payoutsHandlers = {
  proposal: adminOnly.payouts.proposal.handler(({ input, context }) =>
    reads(context, (tx) => proposeBatches(tx, { ...input, storeId: context.principal.claims.store_id })),
  ),
  list: adminOnly.payouts.list.handler(({ input, context }) =>
    reads(context, (tx) => listBatches(tx, input)),
  ),
  get: adminOnly.payouts.get.handler(({ input, context }) =>
    reads(context, async (tx) => found(await readBatch(tx, input.id))),
  ),
  lines: adminOnly.payouts.lines.handler(({ input, context }) =>
    reads(context, async (tx) => {
      const lines = await tx.query<{ id: string }>(
        `select e.id from payout_lines l join maker_earnings e on e.id = l.earning_id where l.payout_id = $1 order by e.created_at desc, e.id desc`,
        [input.id],
      )
      return tx.elevated((service) =>
        explainRows(
          service,
          lines.map(({ id }) => id),
        ),
      )
    }),
  ),
  create: adminOnly.payouts.create.handler(({ input, context }) =>
    changes(context, input.id, (service) => createBatch(context.cloud, service, context.principal, input)),
  ),
  approve: adminOnly.payouts.approve.handler(({ input, context }) =>
    changes(context, input.id, (service) =>
      approveBatch(context.cloud, service, context.principal, input.id),
    ),
  ),
  exportFile: adminOnly.payouts.exportFile.handler(({ input, context }) =>
    reads(context, async (tx) =>
      orProblem(
        await tx.elevated((service) => exportBatch(context.cloud, service, context.principal, input)),
      ),
    ),
  ),
  markPaid: adminOnly.payouts.markPaid.handler(({ input, context }) =>
    changes(context, input.id, (service) => markPaid(context.cloud, service, context.principal, input)),
  ),
  markReturned: adminOnly.payouts.markReturned.handler(({ input, context }) =>
    changes(context, input.id, (service) => markReturned(context.cloud, service, context.principal, input)),
  ),
  leaveOut: adminOnly.payouts.leaveOut.handler(({ input, context }) =>
    changes(context, input.id, (service) => leaveOut(context.cloud, service, context.principal, input)),
  ),
  cancel: adminOnly.payouts.cancel.handler(({ input, context }) =>
    changes(context, input.id, (service) => cancelBatch(context.cloud, service, context.principal, input)),
  ),
  settings: adminOnly.payouts.settings.handler(({ context }) =>
    reads(context, (tx) => readSettings(tx, context.principal.claims.store_id)),
  ),
  saveSettings: adminOnly.payouts.saveSettings.handler(({ input, context }) =>
    reads(context, async (tx) => {
      await tx.elevated((service) => saveSettings(context.cloud, service, context.principal, input))
      return readSettings(tx, context.principal.claims.store_id)
    }),
  ),
}
