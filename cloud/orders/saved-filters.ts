import { z } from 'zod'
import { savedFilter, type SavedFilter } from '../../src-shared/cloud-contract/desk.ts'
import type { OrderFacets } from '../../src-shared/cloud-contract/order-filter.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'

/** More than anyone finds their way in. */
const MOST = 40

/** The caller's own filters, and those that others share; row-level security says which. */
export const listFilters = (tx: Tx): Promise<SavedFilter[]> =>
  tx.rows(
    savedFilter,
    `select f.id, f.name, f.filter, f.shared, f.user_id = app.claim_id('sub') as mine, u.name as "ownerName"
     from saved_filters f join users u on u.id = f.user_id order by f.user_id = app.claim_id('sub') desc, f.name, f.id`,
  )

interface Kept {
  readonly id: string
  readonly name: string
  readonly filter: OrderFacets
  readonly shared: boolean
}

/** Keeps a filter. The same id again is the same filter. Throws a 409 when the name is taken or there are too many. */
export async function saveFilter(
  cloud: Cloud,
  tx: Tx,
  who: AuditActor,
  { id, name, filter, shared }: Kept,
): Promise<void> {
  const own = await tx.query<{ id: string; name: string }>(
    `select id, name from saved_filters where user_id = app.claim_id('sub')`,
  )
  if (own.some((one) => one.id === id)) return
  if (own.some((one) => one.name === name)) throw nameTaken()
  if (own.length >= MOST)
    throw new Problem(409, 'too_many_filters', `You keep ${MOST} filters already. Remove one first.`)
  await tx.query(
    `insert into saved_filters (id, store_id, user_id, name, filter, shared, created_at)
     values ($1, app.claim_id('store_id'), app.claim_id('sub'), $2, $3::jsonb, $4, $5)`,
    [id, name, JSON.stringify(filter), shared, new Date(cloud.clock.now())],
  )
  await audited(cloud, tx, who, 'filter.saved', id, `Saved the filter “${name}”`, { shared: [null, shared] })
}

const row = z.object({ name: z.string(), filter: z.unknown(), shared: z.boolean() })

/** Renames, shares or changes a filter of the caller's own. Throws a 404 for any other. */
export async function changeFilter(
  cloud: Cloud,
  tx: Tx,
  who: AuditActor,
  { id, ...change }: { id: string } & Partial<Omit<Kept, 'id'>>,
): Promise<void> {
  const [before] = await tx.rows(row, OWN, [id])
  if (!before) throw notThere()
  const after = { ...before, ...JSON.parse(JSON.stringify(change)) } as typeof before
  const taken = await tx.first(
    `select from saved_filters where user_id = app.claim_id('sub') and name = $1 and id <> $2`,
    [after.name, id],
  )
  if (taken) throw nameTaken()
  await tx.query('update saved_filters set name = $2, filter = $3::jsonb, shared = $4 where id = $1', [
    id,
    after.name,
    JSON.stringify(after.filter),
    after.shared,
  ])
  await audited(cloud, tx, who, 'filter.changed', id, `Changed the filter “${after.name}”`, {
    name: [before.name, after.name],
    shared: [before.shared, after.shared],
  })
}

/** Removes a filter of the caller's own. Throws a 404 for any other. */
export async function removeFilter(cloud: Cloud, tx: Tx, who: AuditActor, id: string): Promise<void> {
  const [gone] = await tx.rows(row, OWN, [id])
  if (!gone) throw notThere()
  await tx.query(`delete from saved_filters where id = $1`, [id])
  await audited(cloud, tx, who, 'filter.removed', id, `Removed the filter “${gone.name}”`, {
    name: [gone.name, null],
  })
}

const OWN = `select name, filter, shared from saved_filters where id = $1 and user_id = app.claim_id('sub') for update`

const audited = (
  cloud: Cloud,
  tx: Tx,
  who: AuditActor,
  action: 'filter.saved' | 'filter.changed' | 'filter.removed',
  subjectId: string,
  detail: string,
  change: Record<string, readonly [unknown, unknown]>,
): Promise<void> =>
  tx.elevated((service) =>
    recordAudit(cloud, service, who, { action, subjectType: 'settings', subjectId, detail, change }),
  )

const notThere = (): Problem => new Problem(404, 'not_found', 'You have no such filter.')
const nameTaken = (): Problem =>
  new Problem(409, 'name_taken', 'You have a filter of that name already. Choose another name.')
