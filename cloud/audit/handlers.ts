import type { Finding, Verification } from '../../src-shared/cloud-contract/audit.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { adminOnly, type RequestContext } from '../procedures.ts'
import { exportLink } from './export/export-link.ts'
import { listAudit } from './log/list-audit.ts'
import { listChoices } from './log/list-choices.ts'
import { recordAudit } from './record.ts'
import { readStory } from './story/read-story.ts'
import { sayOrderBreak } from './verify/finding-words.ts'
import { verifyOrder } from './verify/order-chains.ts'
import {
  listVerifications,
  resumeVerification,
  startVerification,
  stopVerification,
} from './verify/verifications.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal'>
const reads = <T>({ cloud, principal }: Context, work: (tx: Tx) => Promise<T>): Promise<T> =>
  cloud.db.as(principal.claims, work)
/** Verifications are the cloud's own work: an admin asks, the service does. */
const asks = <T>(context: Context, work: (service: Tx, storeId: string) => Promise<T>): Promise<T> =>
  reads(context, (tx) => tx.elevated((service) => work(service, context.principal.claims.store_id)))

const found = <T>(value: T | null, what: string): T => {
  if (value === null) throw new Problem(404, 'not_found', `There is no such ${what} in this store.`)
  return value
}

/** cloudContract.audit: the log, the stories of orders, and whether all of it is as it was written (S0.20). */
export const auditHandlers = {
  list: adminOnly.audit.list.handler(({ input, context }) =>
    reads(context, (tx) => listAudit(tx, context.principal.claims.store_id, input)),
  ),
  choices: adminOnly.audit.choices.handler(({ context }) =>
    reads(context, (tx) => listChoices(tx, context.principal.claims.store_id)),
  ),
  exportLink: adminOnly.audit.exportLink.handler(async ({ input, context }) => {
    await asks(context, (service) =>
      recordAudit(context.cloud, service, context.principal, {
        action: 'audit.exported',
        subjectType: 'audit',
        subjectId: null,
        detail: 'A link to the found entries as CSV was made',
      }),
    )
    return exportLink(context.cloud, context.principal.claims.store_id, context.person.id, input)
  }),
  story: adminOnly.audit.story.handler(({ input, context }) =>
    reads(context, async (tx) => found(await readStory(tx, input.id), 'order')),
  ),
  verifyOrder: adminOnly.audit.verifyOrder.handler(({ input, context }) =>
    reads(context, (tx) => verifiedOrder(tx, input.id)),
  ),
  verifications: adminOnly.audit.verifications.handler(({ context }) => reads(context, listVerifications)),
  verify: adminOnly.audit.verify.handler(({ context }) =>
    asks(context, (service, storeId) => startVerification(context.cloud, service, storeId, context.person)),
  ),
  stop: adminOnly.audit.stop.handler(({ input, context }) =>
    asks(context, async (service, storeId) =>
      found(await stopVerification(service, storeId, input.id), 'verification'),
    ),
  ),
  resume: adminOnly.audit.resume.handler(({ input, context }) =>
    asks(context, async (service, storeId) =>
      resumed(await resumeVerification(context.cloud, service, storeId, input.id)),
    ),
  ),
}

async function verifiedOrder(tx: Tx, orderId: string): Promise<{ entries: number; finding: Finding | null }> {
  found(await tx.first('select id from orders where id = $1', [orderId]), 'order')
  // With the rights of the service: an entry that was moved to another store is not missing, it was changed.
  return tx.elevated(async (service) => {
    const { entries, found: broken } = await verifyOrder(service, orderId)
    return { entries, finding: broken && (await sayOrderBreak(service, orderId, broken)) }
  })
}

function resumed(answer: Verification | 'other_runs' | null): Verification {
  if (answer === 'other_runs')
    throw new Problem(
      409,
      'other_runs',
      'Another verification runs at present. Stop it first, or wait for it.',
    )
  return found(answer, 'verification')
}
