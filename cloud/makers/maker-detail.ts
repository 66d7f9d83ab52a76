import {
  heldJob,
  makerDetail,
  type HeldJob,
  type MakerDetail,
} from '../../src-shared/cloud-contract/makers/profiles.ts'
import { maskedAccount, readBank } from '../../src-shared/maker/bank.ts'
import { storedCapabilities, storedLocation } from '../../src-shared/maker/profile.ts'
import { ONLINE_MS } from '../auth/touch-device.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { MAKER_COLUMNS, MAKER_TABLES, readMakerRow, recordSince, type StoredMaker } from './maker-rows.ts'

type Stored = StoredMaker & { statusReason: string; bank: unknown; notes: string; since: Date }

/** One maker, whole, as the caller may see them. Throws a 404 when there is none. */
export async function getMaker(tx: Tx, id: string, now: Date): Promise<MakerDetail> {
  const row = await tx.first<Stored>(
    `select ${MAKER_COLUMNS}, m.status_reason as "statusReason", m.bank, m.notes, m.created_at as since
     from ${MAKER_TABLES} where m.id = $2`,
    [recordSince(now), id],
  )
  if (!row) throw new Problem(404, 'not_found', 'There is no such maker.')
  const bank = readBank(row.bank)
  return makerDetail.parse({
    ...readMakerRow(row),
    statusReason: row.statusReason,
    capabilities: storedCapabilities.parse(row.capabilities),
    location: storedLocation.parse(row.location),
    notes: row.notes,
    bank: bank && {
      accountHolder: bank.accountHolder,
      bankName: bank.bankName,
      account: maskedAccount(bank),
    },
    jobs: await jobsOf(tx, id, now),
    stations: await stationsOf(tx, id, now),
    since: row.since.toISOString(),
  })
}

interface HeldRow {
  readonly due_at: Date
  readonly items: readonly { readonly title: string; readonly quantity: number }[]
}

async function jobsOf(tx: Tx, makerId: string, now: Date): Promise<HeldJob[]> {
  const rows = await tx.query<HeldRow>(
    `select f.id as "fulfillmentId", mo.order_id as "orderId", f.doc -> 'order' ->> 'number' as "orderNumber",
       f.doc -> 'items' as items, mo.status, f.due_at
     from maker_orders mo join fulfillment_requests f on f.id = mo.fulfillment_request_id
     where mo.maker_id = $1 and mo.status in ('assigned', 'in_production') order by f.due_at, f.id limit 200`,
    [makerId],
  )
  return rows.map(({ due_at, items, ...row }) =>
    heldJob.parse({
      ...row,
      things: sayThings(items),
      dueAt: due_at.toISOString(),
      overdue: due_at < now,
    }),
  )
}

/** `2 × Bracket, 1 × Hook`. */
export const sayThings = (items: readonly { readonly title: string; readonly quantity: number }[]): string =>
  items.map((item) => `${item.quantity} × ${item.title}`).join(', ')

async function stationsOf(tx: Tx, makerId: string, now: Date): Promise<MakerDetail['stations']> {
  const rows = await tx.query<{ id: string; name: string; last_seen_at: Date | null }>(
    'select id, name, last_seen_at from devices where maker_id = $1 and revoked_at is null order by lower(name), id',
    [makerId],
  )
  return makerDetail.shape.stations.parse(
    rows.map(({ last_seen_at, ...row }) => ({
      ...row,
      lastSeenAt: last_seen_at?.toISOString() ?? null,
      online: last_seen_at !== null && now.getTime() - last_seen_at.getTime() < ONLINE_MS,
    })),
  )
}
