import { createHash } from 'node:crypto'
import { currency as currencies } from '../../src-shared/money/money.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { checkoutKeyOf } from './checkout-key.ts'
import { MISSING_KEYS } from './missing-keys.ts'
import type { Finding, ReadOrder } from './read/draft.ts'
import { readFile, type Detected, type Wanted } from './read/read-file.ts'
import { wholeFile } from './upload.ts'

type CheckContext = Pick<Cloud, 'db' | 'clock' | 'storage'>

interface ImportRow {
  readonly store_id: string
  readonly shop: string
  readonly pieces: number
  readonly sha256: string
  readonly wanted: Partial<Wanted>
  readonly currency: string
}

const AT_ONCE = 500
/** More mistakes help nobody; how many orders are bad is counted all the same. */
const MOST_FINDINGS = 20_000

/** Reads an uploaded file and writes down what is in it: every order, and every bad cell. Makes nothing. */
export async function checkImport(cloud: CheckContext, importId: string, round: number): Promise<void> {
  const row = await cloud.db.asService((tx) => beginReading(tx, importId, round))
  if (!row) return
  const bytes = await wholeFile(cloud, importId, row.pieces)
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== row.sha256)
    return end(cloud, importId, round, 'The file did not arrive whole. Choose it once more.')
  const wanted: Wanted = { encoding: null, delimiter: null, decimal: null, ...row.wanted }
  const pages = paged(cloud, importId, row, round)
  for await (const event of readFile(bytes, wanted, currencies.parse(row.currency))) {
    if (event.kind === 'unreadable') return end(cloud, importId, round, event.sentence)
    if (event.kind === 'detected') await noteDetected(cloud, importId, round, event.detected)
    else if (!(await pages.add(event.order))) return
  }
  if (!(await pages.flush())) return
  await end(cloud, importId, round, pages.count() === 0 ? 'The file holds no orders.' : null)
}

/** Forgets what an earlier round found. Null where another round has begun meanwhile. */
async function beginReading(tx: Tx, importId: string, round: number): Promise<ImportRow | null> {
  const row = await tx.first<ImportRow>(
    `select i.store_id, i.shop, i.pieces, i.sha256, i.wanted, s.currency from imports i join stores s on s.id = i.store_id
     where i.id = $1 and i.round = $2 and i.state = 'checking' for update of i`,
    [importId, round],
  )
  if (!row) return null
  await tx.query('delete from import_orders where import_id = $1', [importId])
  await tx.query('delete from import_rows where import_id = $1', [importId])
  return row
}

const noteDetected = (
  { db }: CheckContext,
  id: string,
  round: number,
  detected: Detected,
): Promise<unknown> =>
  db.asService((tx) =>
    tx.query('update imports set detected = $3::jsonb where id = $1 and round = $2', [
      id,
      round,
      JSON.stringify(detected),
    ]),
  )

/** Collects orders and writes them by the hundred. `add` and `flush` answer false where the round is over. */
function paged(cloud: CheckContext, importId: string, row: ImportRow, round: number) {
  let orders: ReadOrder[] = []
  let position = 0
  let found = 0
  const flush = async (): Promise<boolean> => {
    const page = orders
    orders = []
    const findings = page.flatMap((order) => order.findings).slice(0, MOST_FINDINGS - found)
    const goesOn = await cloud.db.asService(async (tx) => {
      const live = await tx.first(
        "update imports set done = $3 where id = $1 and round = $2 and state = 'checking' returning id",
        [importId, round, position + page.length],
      )
      if (!live) return false
      await insertOrders(tx, importId, row, page, position)
      await insertFindings(tx, importId, row, findings, found)
      return true
    })
    position += page.length
    found += findings.length
    return goesOn
  }
  return {
    flush,
    count: () => position,
    add: (order: ReadOrder): Promise<boolean> | true => {
      orders.push(order)
      return orders.length < AT_ONCE || flush()
    },
  }
}

async function insertOrders(
  tx: Tx,
  importId: string,
  { store_id: storeId, shop }: ImportRow,
  page: readonly ReadOrder[],
  from: number,
): Promise<void> {
  if (page.length === 0) return
  const rows = page.map((order, at) => ({
    position: from + at,
    number: order.number,
    first_row: order.firstRow,
    last_row: order.lastRow,
    state: order.draft ? 'good' : order.unwanted ? 'unwanted' : 'bad',
    draft: order.draft,
    keys: [...new Set(order.draft?.lines.map(({ key }) => key) ?? [])],
    total: order.draft?.total ?? null,
    customer: order.draft?.customer.name ?? null,
    sentence: order.unwanted ?? order.findings.find(({ note }) => !note)?.problem ?? null,
    checkout_key: checkoutKeyOf(shop, order.number),
  }))
  await tx.query(
    `insert into import_orders (import_id, store_id, position, number, first_row, last_row, state, draft, keys, total, customer, sentence, checkout_key)
     select $1, $2, position, number, first_row, last_row, state, draft, array(select jsonb_array_elements_text(keys)), total, customer, sentence, checkout_key
     from jsonb_to_recordset($3::jsonb) as o (position int, number text, first_row int, last_row int, state text, draft jsonb, keys jsonb,
       total bigint, customer text, sentence text, checkout_key text)`,
    [importId, storeId, JSON.stringify(rows)],
  )
  await settleStates(tx, importId, from)
}

/** Orders from this place on that could be made: those that are here already, and those with an article that is none of ours. */
export async function settleStates(tx: Tx, importId: string, from: number): Promise<void> {
  await tx.query(
    `update import_orders o set state = 'duplicate', order_id = x.id, sentence = 'It is here already as ' || x.order_number || '.'
     from orders x where o.import_id = $1 and o.position >= $2 and o.state in ('good', 'unmatched')
       and x.store_id = o.store_id and x.checkout_key = o.checkout_key`,
    [importId, from],
  )
  await tx.query(
    `update import_orders o set state = case when o.keys && m.keys then 'unmatched' else 'good' end,
       sentence = case when o.keys && m.keys then 'An article of it is none of ours yet.' end
     from (select ${MISSING_KEYS} as keys) m
     where o.import_id = $1 and o.position >= $2 and o.state in ('good', 'unmatched') and (o.state = 'unmatched') <> (o.keys && m.keys)`,
    [importId, from],
  )
}

async function insertFindings(
  tx: Tx,
  importId: string,
  { store_id: storeId }: ImportRow,
  findings: readonly Finding[],
  from: number,
): Promise<void> {
  if (findings.length === 0) return
  await tx.query(
    `insert into import_rows (import_id, store_id, position, row_number, column_name, problem, advice, note)
     select $1, $2, $3 + f.at, f.row, f."column", f.problem, f.advice, coalesce(f.note, false)
     from jsonb_to_recordset($4::jsonb) as f (at int, row int, "column" text, problem text, advice text, note boolean)`,
    [importId, storeId, from, JSON.stringify(findings.map((finding, at) => ({ at, ...finding })))],
  )
}

/** Ends a check: with what was found, or with why nothing could be. */
const end = (cloud: CheckContext, id: string, round: number, sentence: string | null): Promise<void> =>
  cloud.db.asService(async (tx) => {
    await tx.query(
      `update imports set state = $3, sentence = $4, total = done, checked_at = $5 where id = $1 and round = $2 and state = 'checking'`,
      [id, round, sentence === null ? 'checked' : 'failed', sentence, toInstant(cloud.clock.now())],
    )
  })
