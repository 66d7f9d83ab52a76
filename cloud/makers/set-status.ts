import type { MakerStatus } from '../../src-shared/maker/profile.ts'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../db/database.ts'
import { notifyMaker } from '../inbox/notify-maker.ts'
import type { RequestContext } from '../procedures.ts'
import { scopeOf } from '../sync/device.ts'
import { getMaker } from './maker-detail.ts'

/** What the audit log calls it. */
const DEED: Record<MakerStatus, 'maker.taken_up' | 'maker.paused' | 'maker.suspended'> = {
  active: 'maker.taken_up',
  paused: 'maker.paused',
  suspended: 'maker.suspended',
}

/**
 * Pauses or suspends a maker, or takes them up again, with a reason that they are told. Jobs they have stay with them
 * until somebody withdraws them. Asking twice has one effect.
 */
export async function setMakerStatus(
  { cloud, principal }: Pick<RequestContext, 'cloud' | 'principal'>,
  tx: Tx,
  { id, status, reason }: { readonly id: string; readonly status: MakerStatus; readonly reason: string },
): Promise<void> {
  const now = new Date(cloud.clock.now())
  const { name } = await getMaker(tx, id, now)
  await tx.elevated(async (service) => {
    const before = await service.first<{ status: MakerStatus; status_reason: string }>(
      'select status, status_reason from maker_profiles where id = $1 for update',
      [id],
    )
    if (before?.status === status) return
    await service.query(
      'update maker_profiles set status = $2, status_reason = $3, updated_at = $4 where id = $1',
      [id, status, reason, now],
    )
    // Their station looks again now: a suspended maker's has to let go of everything.
    service.afterCommit(() =>
      cloud.poke([scopeOf({ storeId: principal.claims.store_id, factoryId: null, makerId: id })]),
    )
    await recordAudit(cloud, service, principal, {
      action: DEED[status],
      subjectType: 'maker',
      subjectId: id,
      detail: `${name}: ${reason}`,
      change: { status: [before?.status, status] },
    })
    await notifyMaker(cloud, service, {
      kind: `profile_${status}`,
      facts: { reason },
      makerId: id,
      orderId: null,
      subjectId: cloud.newId(),
    })
  })
}
