import { z } from 'zod'
import { currency as currencies } from '../../src-shared/money/money.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { readGoods, type Goods } from '../catalog/goods.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { FulfillmentProviders } from '../fulfillment/route-order.ts'
import { RUN_IMPORT } from './import-jobs.ts'
import { makeImportedOrder } from './make-order.ts'
import { OURS } from './missing-keys.ts'
import { orderDraft } from './read/draft.ts'
import { forgetFile } from './upload.ts'

const job = z.object({
  id: z.uuid(),
  storeId: z.uuid(),
  shop: z.string(),
  pieces: z.int(),
  format: z.string().nullable(),
  currency: currencies,
  fallbackEmail: z.string(),
  confirmationMails: z.boolean(),
  by: z.object({ id: z.uuid().nullable(), name: z.string() }),
})
type RunningImport = z.infer<typeof job>

/** Orders in one transaction: whole orders, few enough that nobody waits for their locks. */
const AT_ONCE = 10
/** After so long the rest is left to another run of the job, so that a stop never waits. */
const TURN_MS = 20_000

const NAMES: Record<string, string> = { shopify: 'Shopify', woocommerce: 'WooCommerce', etsy: 'Etsy' }

/**
 * Makes the good orders of an import, some in a transaction, each with the mark that it is made: killed at any statement
 * and run again it goes on where it was. Ends when none is left, or when somebody cancels it.
 */
export async function runImport(
  cloud: Cloud,
  adapters: FulfillmentProviders,
  importId: string,
  round: number,
): Promise<void> {
  const until = cloud.clock.monotonic() + TURN_MS
  for (;;) {
    const left = await cloud.db.asService((tx) => makeSome(cloud, adapters, tx, importId, round))
    if (left === 'over') return
    if (left === 'none') break
    if (cloud.clock.monotonic() < until) continue
    await cloud.db.asService((tx) => cloud.jobs.enqueue(tx, RUN_IMPORT, { importId, round }))
    return
  }
  const pieces = await cloud.db.asService((tx) => finish(cloud, tx, importId, round))
  if (pieces !== null) await forgetFile(cloud, importId, pieces)
}

async function makeSome(
  cloud: Cloud,
  adapters: FulfillmentProviders,
  tx: Tx,
  importId: string,
  round: number,
): Promise<'some' | 'none' | 'over'> {
  const running = await lockRun(tx, importId, round)
  if (!running) return 'over'
  const orders = await tx.query<{ position: number; draft: unknown; checkout_key: string }>(
    "select position, draft, checkout_key from import_orders where import_id = $1 and state = 'good' order by position limit $2",
    [importId, AT_ONCE],
  )
  if (orders.length === 0) return 'none'
  const drafts = orders.map((order) => ({ ...order, draft: orderDraft.parse(order.draft) }))
  const goods = await goodsOf(tx, running, [
    ...new Set(drafts.flatMap(({ draft }) => draft.lines.map(({ key }) => key))),
  ])
  for (const { position, draft, checkout_key: checkoutKey } of drafts) {
    if (!draft.lines.every(({ key }) => goods.has(key))) {
      await settle(tx, importId, position, 'failed', 'An article of it is not published any more.', null)
      continue
    }
    const orderId = await makeImportedOrder(cloud, adapters, tx, {
      draft,
      checkoutKey,
      goods,
      email: running.fallbackEmail,
      currency: running.currency,
      from: `${NAMES[running.format ?? ''] ?? 'another shop'} (${running.shop})`,
      by: running.by,
      confirmationMail: running.confirmationMails,
    })
    await (orderId
      ? settle(tx, importId, position, 'made', null, orderId)
      : settle(tx, importId, position, 'duplicate', 'It was here already when it came to it.', null))
  }
  await tx.query('update imports set done = done + $2 where id = $1', [importId, orders.length])
  return 'some'
}

/** The import's row is the lock under which its runs take turns. */
async function lockRun(tx: Tx, importId: string, round: number): Promise<RunningImport | null> {
  const [row] = await tx.rows(
    job,
    `select i.id, i.store_id as "storeId", i.shop, i.pieces, i.detected ->> 'format' as format, s.currency,
       coalesce(i.fallback_email, s.support_email) as "fallbackEmail", i.confirmation_mails as "confirmationMails",
       json_build_object('id', i.created_by, 'name', i.created_by_name) as by
     from imports i join stores s on s.id = i.store_id where i.id = $1 and i.round = $2 and i.state = 'running' for update of i`,
    [importId, round],
  )
  return row ?? null
}

/** Articles of ours by those of the other shop; what a person said goes before the SKU. */
async function goodsOf(
  tx: Tx,
  { id, storeId }: RunningImport,
  keys: readonly string[],
): Promise<Map<string, Goods>> {
  const found = await tx.query<{ key: string; id: string }>(
    `select distinct on (k.key) k.key, ours.id from unnest($2::text[]) k (key)
     join ${OURS} ours on ours.key = case when ours.by_sku then lower(k.key) else k.key end order by k.key, ours.by_sku`,
    [id, keys],
  )
  const goods = await readGoods(
    tx,
    storeId,
    found.map((one) => one.id),
  )
  return new Map(
    found.flatMap(({ key, id: variantId }) => {
      const one = goods.get(variantId)
      return one ? [[key, one] as const] : []
    }),
  )
}

const settle = (
  tx: Tx,
  importId: string,
  position: number,
  state: 'made' | 'failed' | 'duplicate',
  sentence: string | null,
  orderId: string | null,
): Promise<unknown> =>
  tx.query(
    'update import_orders set state = $3, sentence = $4, order_id = $5 where import_id = $1 and position = $2',
    [importId, position, state, sentence, orderId],
  )

/** Answers how many pieces the file has that is not needed any more; null where the round is over. */
async function finish(cloud: Cloud, tx: Tx, importId: string, round: number): Promise<number | null> {
  const row = await tx.first<{ pieces: number }>(
    "update imports set state = 'done', ended_at = $3 where id = $1 and round = $2 and state = 'running' returning pieces",
    [importId, round, toInstant(cloud.clock.now())],
  )
  return row?.pieces ?? null
}
