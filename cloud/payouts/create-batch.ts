import { formatMoney, type Currency } from '../../src-shared/money/money.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { no, type NotPossible } from './no.ts'
import { readOwed, whyLeftOut, type Owed } from './payable.ts'
import { thresholdFor } from './threshold.ts'

export interface NewBatch {
  /** Made by whoever asks: the same id again is the same batch. */
  readonly id: string
  readonly currency: Currency
  /** The last day whose rows are in it, by UTC. */
  readonly upTo: string
}

/**
 * Makes a batch of all that is payable. Batches of a store are made one after the other, so that no row is in two; the
 * database holds the same by a unique key. Needs the rights of the service.
 */
export async function createBatch(
  cloud: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  who: AuditActor,
  asked: NewBatch,
): Promise<NotPossible | null> {
  const storeId = who.claims.store_id
  await service.query('select id from stores where id = $1 for no key update', [storeId])
  const known = await service.first<{ store_id: string; currency: string; same: boolean }>(
    `select store_id, currency, up_to = ($2::date + 1)::timestamp at time zone 'UTC' as same from payout_batches where id = $1`,
    [asked.id, asked.upTo],
  )
  if (known)
    return known.same && known.store_id === storeId && known.currency === asked.currency
      ? null
      : no(409, 'key_reused', 'A batch with this id was made before, of something else.')
  const owed = (await readOwed(service, { storeId, ...asked })).filter((one) => whyLeftOut(one) === null)
  if (owed.length === 0) return no(409, 'nothing_to_pay', 'There is nothing to pay out up to that day.')
  const total = owed.reduce((sum, { amount }) => sum + amount, 0)
  const now = new Date(cloud.clock.now())
  await service.query(
    `insert into payout_batches (id, store_id, currency, up_to, threshold, total, created_by, created_at)
     values ($1, $2, $3, ($4::date + 1)::timestamp at time zone 'UTC', $5, $6, $7, $8)`,
    [
      asked.id,
      storeId,
      asked.currency,
      asked.upTo,
      await thresholdFor(service, storeId, asked.currency),
      total,
      who.person?.id,
      now,
    ],
  )
  await insertPayouts(cloud, service, asked.id, storeId, owed, now)
  await recordAudit(cloud, service, who, {
    action: 'payout.created',
    subjectType: 'payout',
    subjectId: asked.id,
    detail: `${formatMoney(total, asked.currency)} to ${owed.length === 1 ? '1 maker' : `${owed.length} makers`}, up to ${asked.upTo}`,
  })
  return null
}

async function insertPayouts(
  { newId }: Pick<Cloud, 'newId'>,
  service: Tx,
  batchId: string,
  storeId: string,
  owed: readonly Owed[],
  now: Date,
): Promise<void> {
  const made = owed.map((one) => ({ ...one, id: newId() }))
  await service.query(
    `insert into payouts (id, store_id, batch_id, maker_id, maker_name, amount, currency, created_at)
     select c.id, $1, $2, c.maker_id, c.maker_name, c.amount, b.currency, $7
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bigint[]) as c (id, maker_id, maker_name, amount), payout_batches b where b.id = $2`,
    [
      storeId,
      batchId,
      made.map(({ id }) => id),
      made.map(({ makerId }) => makerId),
      made.map(({ makerName }) => makerName),
      made.map(({ amount }) => amount),
      now,
    ],
  )
  const lines = made.flatMap(({ id, rows }) => rows.map((row) => ({ id, row })))
  await service.query(
    `insert into payout_lines (payout_id, earning_id, store_id, amount)
     select c.payout_id, e.id, $1, e.amount from unnest($2::uuid[], $3::uuid[]) as c (payout_id, earning_id)
     join maker_earnings e on e.id = c.earning_id order by e.id`,
    [storeId, lines.map(({ id }) => id), lines.map(({ row }) => row)],
  )
}
