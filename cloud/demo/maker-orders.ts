import { z } from 'zod'
import { actor } from '../../src-shared/fulfillment/document.ts'
import { orderNumberFrom } from '../../src-shared/ids/order-number.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall, type MutationCall } from '../../src-shared/mutations/registry.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { buildDocument } from '../fulfillment/build-document.ts'
import { changeOf, newFulfillment, withMutation } from '../fulfillment/change.ts'
import { loadFulfillments } from '../fulfillment/load.ts'
import type { PaidOrder } from '../fulfillment/paid-order.ts'
import { saveFulfillments, type SaveContext } from '../fulfillment/save.ts'
import { assignFulfillment } from '../makers/assign.ts'
import { updateJobStatus } from '../makers/job-status.ts'
import { withdraw } from '../makers/withdraw.ts'
import { itemSnapshot } from '../orders/item-snapshot.ts'
import { deliverOrder } from '../orders/ship-from-office.ts'
import { chance, type Chance } from './chance.ts'
import { aCustomer } from './customers.ts'
import type { DemoMaker } from './makers.ts'
import { saveDemoOrders } from './orders.ts'

const HOUR = 3_600_000

/** How far a job has come; each begins as the one before it. */
type Stage = 'nobody' | 'assigned' | 'started' | 'troubled' | 'shipped' | 'delivered' | 'moved_on'

/** Jobs of the demo: what, whose (an index into the makers), how far, and how many hours ago it was paid. */
const JOBS: readonly (readonly [sku: string, maker: number, stage: Stage, hoursAgo: number])[] = [
  ['MK-KNOB-1', 0, 'nobody', 3],
  ['MK-STAND-1', 0, 'nobody', 9],
  ['MK-COAST-1', 1, 'nobody', 20],
  ['MK-KNOB-2', 0, 'nobody', 230],
  ['MK-KNOB-1', 0, 'assigned', 5],
  ['MK-STAND-1', 0, 'assigned', 26],
  ['MK-COAST-1', 1, 'assigned', 30],
  ['MK-KNOB-2', 0, 'started', 60],
  ['MK-COAST-1', 1, 'started', 250],
  ['MK-STAND-1', 0, 'troubled', 75],
  ['MK-KNOB-1', 1, 'moved_on', 50],
  ['MK-KNOB-2', 0, 'shipped', 90],
  ['MK-COAST-1', 1, 'shipped', 110],
  ...[200, 290, 380, 470, 560].map((hours) => ['MK-KNOB-1', 0, 'delivered', hours] as const),
  ...[260, 410].map((hours) => ['MK-COAST-1', 1, 'delivered', hours] as const),
  ['MK-KNOB-2', 2, 'delivered', 640],
]

const stocked = z.object({
  variantId: z.uuid(),
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  price: z.coerce.number().int(),
  providerId: z.uuid(),
  snapshot: itemSnapshot,
})
type Stocked = z.infer<typeof stocked>

type World = Pick<Cloud, 'clock' | 'newId' | 'jobs'>

/** Paid orders of what makers make, in every state, through the very functions that people use; then the last maker pauses. */
export async function placeMakerOrders(
  cloud: World,
  tx: Tx,
  storeId: string,
  makers: readonly DemoMaker[],
): Promise<void> {
  const shelf = new Map((await tx.rows(stocked, SHELF)).map((row) => [row.sku, row]))
  const office = await tx.first<{ id: string; name: string }>(
    "select id, name from users where role = 'admin' order by email limit 1",
  )
  const luck = chance(44)
  for (const [sku, at, stage, hoursAgo] of JOBS)
    await tellJob(aTelling(cloud, tx, hoursAgo), office!, makers[at]!, makers[0]!, stage, () =>
      anOrder(cloud, tx, storeId, shelf.get(sku)!, hoursAgo, luck),
    )
  // Nobody of the demo gets mails; what makers are told is in their inbox.
  await tx.query("delete from notifications where channel = 'email'")
  await tx.query('update notifications set read_at = created_at where created_at < $1', [
    new Date(cloud.clock.now() - 48 * HOUR),
  ])
  await tx.query(
    "update maker_profiles set status = 'paused', status_reason = 'Moving the workshop until the end of the month' where id = $1",
    [makers.at(-1)!.makerId],
  )
}

interface Telling {
  readonly tx: Tx
  /** The context of something that happened so many hours after the payment, but never later than now. */
  after(hours: number): SaveContext
}

/** Jobs are not queued: what they would do belongs to another day. */
function aTelling({ clock, newId, jobs }: World, tx: Tx, hoursAgo: number): Telling {
  const now = clock.now()
  const paidAt = now - hoursAgo * HOUR
  const quiet = { ...jobs, enqueue: () => Promise.resolve(), enqueueAll: () => Promise.resolve() }
  return {
    tx,
    after: (hours) => ({
      newId,
      jobs: quiet,
      clock: { now: () => Math.min(now, paidAt + hours * HOUR), monotonic: () => clock.monotonic() },
    }),
  }
}

async function tellJob(
  { tx, after }: Telling,
  office: { readonly id: string; readonly name: string },
  maker: DemoMaker,
  next: DemoMaker,
  stage: Stage,
  place: () => Promise<{ orderId: string; fulfillmentId: string }>,
): Promise<void> {
  const job = await place()
  if (stage === 'nobody') return
  const reason = 'Fits, is near and has room'
  must(await assignFulfillment(after(1), tx, office, { ...job, makerId: maker.makerId, reason }))
  if (stage === 'assigned') return
  if (stage === 'moved_on')
    return must(
      await withdraw(after(20), tx, office, {
        ...job,
        reason: 'The laser is being repaired',
        earning: null,
        toMakerId: next.makerId,
      }),
    )
  const by = { id: maker.userId, name: maker.name }
  const update = { ...job, notes: null, tracking: null, carrier: null }
  must(await updateJobStatus(after(8), tx, by, { ...update, status: 'in_production' }))
  if (stage === 'troubled') return sayTrouble(after(12), tx, by, job.fulfillmentId)
  if (stage === 'started') return
  must(
    await updateJobStatus(after(50), tx, by, {
      ...update,
      status: 'shipped',
      notes: 'Came out clean at the first try.',
      tracking: `TCG${job.orderId.replaceAll(/\D/g, '').slice(-8).padStart(8, '0')}`,
      carrier: 'courier_guy',
    }),
  )
  if (stage === 'delivered') must(await deliverOrder(after(110), tx, office, job.orderId))
}

/** Says by a maker that a job cannot go on as it is. */
async function sayTrouble(
  context: SaveContext,
  tx: Tx,
  by: { readonly id: string; readonly name: string },
  fulfillmentId: string,
): Promise<void> {
  const loaded = (await loadFulfillments(tx, [fulfillmentId])).get(fulfillmentId)!
  const mutationId = context.newId()
  const call: MutationCall = {
    name: 'fulfillment.problem',
    version: 1,
    args: { kind: 'out_of_material', text: 'The grey resin has run out; the next bottle comes on Thursday.' },
  }
  const doc = applyCall(loaded.doc, call, {
    now: toInstant(context.clock.now()),
    actor: actor.parse({ ...by, role: 'maker' }),
    mutationId,
    permissions: [],
  })
  if (isRefusal(doc)) throw refusedStory(doc)
  await saveFulfillments(context, tx, [
    withMutation(changeOf(loaded), doc, { mutationId, mutationName: call.name }),
  ])
}

function must(outcome: unknown): void {
  if (outcome !== null && typeof outcome === 'object' && 'refused' in outcome) throw refusedStory(outcome)
}
const refusedStory = (refusal: object): Error =>
  new Error(`The demo told of a maker's job and was refused: ${JSON.stringify(refusal)}`)

/** A paid order of one thing, as the router leaves it: with nobody yet. */
async function anOrder(
  { clock, newId, jobs }: World,
  tx: Tx,
  storeId: string,
  thing: Stocked,
  hoursAgo: number,
  luck: Chance,
): Promise<{ orderId: string; fulfillmentId: string }> {
  const paidAt = clock.now() - hoursAgo * HOUR
  const customer = aCustomer(luck)
  const order: PaidOrder = {
    id: newId(),
    storeId,
    number: orderNumberFrom(luck.bytes(8)),
    placedAt: new Date(paidAt),
    customerName: customer.address.name,
    customerNote: null,
    shippingAddress: customer.address,
    currency: 'ZAR',
    items: [
      {
        id: newId(),
        variantId: thing.variantId,
        type: 'product',
        title: thing.title,
        variantTitle: thing.variantTitle,
        sku: thing.sku,
        quantity: luck.pick([1, 2, 2, 4]),
        unitPrice: thing.price,
        snapshot: thing.snapshot,
      },
    ],
  }
  const reason = 'Makers comes first for this product'
  const provider = {
    variantId: thing.variantId,
    providerId: thing.providerId,
    type: 'maker' as const,
    name: 'Makers',
    factoryId: null,
    externalVariantId: null,
    reason,
  }
  const draft = buildDocument(order, { provider, items: order.items }, 1, { nowMs: paidAt, newId })
  const routed = newFulfillment(
    draft.doc,
    { mutationId: newId(), mutationName: 'demo' },
    { providerId: thing.providerId, reason, externalId: null },
  )
  await saveDemoOrders({ clock: { ...clock, now: () => paidAt }, newId, jobs }, tx, [
    { order, email: customer.email, prices: [thing.price], drafts: [draft], changes: [routed] },
  ])
  return { orderId: order.id, fulfillmentId: draft.doc.id }
}

const SHELF = `
  select v.id as "variantId", v.sku, p.title, v.title as "variantTitle", v.price, f.id as "providerId",
    json_build_object('codes', v.codes, 'place', v.place, 'specs', v.specs, 'printAssets', v.print_assets, 'productionDays', v.estimated_production_days,
      'requiresShipping', v.requires_shipping, 'picture', (select i.thumbnail from product_images i where i.product_id = p.id order by i.position limit 1)) as snapshot
  from product_variants v join products p on p.id = v.product_id join provider_product_mappings m on m.variant_id = v.id
  join fulfillment_providers f on f.id = m.provider_id where f.type = 'maker' order by v.sku`
