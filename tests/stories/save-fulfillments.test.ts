import { expect, test } from 'vitest'
import fc from 'fast-check'
import { changeOf, withMutation, type Change } from '../../cloud/fulfillment/change.ts'
import { loadFulfillments } from '../../cloud/fulfillment/load.ts'
import { saveFulfillments } from '../../cloud/fulfillment/save.ts'
import { deriveOrderStatus } from '../../src-shared/order/order-status.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { FulfillmentState } from '../../src-shared/fulfillment/lifecycle.ts'
import type { MutationCall } from '../../src-shared/mutations/registry.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../src-shared/mutations/registry.ts'
import { by, olga } from '../support/a-fulfillment.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'

type Step = { readonly which: number; readonly action: (typeof ACTIONS)[number] }
const ACTIONS = [
  'start',
  'pack',
  'packAll',
  'reopen',
  'hold',
  'release',
  'note',
  'ship',
  'addParcel',
  'deliver',
  'cancel',
  'fail',
  'retry',
] as const

/** What an action means for a document as it stands. */
function callsFor(shop: Shop, doc: Fulfillment, action: Step['action']): MutationCall[] {
  const call = (name: string, args: object = {}): MutationCall => ({
    name: `fulfillment.${name}`,
    version: 1,
    args,
  })
  const parcel = () => ({
    id: shop.cloud.cloud.newId(),
    carrier: 'dhl',
    trackingNumber: Math.random().toString().slice(2, 14).padEnd(12, '0'),
  })
  const pack = (item: Fulfillment['items'][number], pieces: number) =>
    call('pack', { itemId: item.id, pieces, by: 'scan', evidence: 'code' })
  switch (action) {
    case 'pack':
      return doc.items.slice(0, 1).map((item) => pack(item, 1))
    case 'packAll':
      return doc.items
        .filter((item) => item.packed < item.quantity)
        .map((item) => pack(item, item.quantity - item.packed))
    case 'hold':
      return [call('hold', { reason: 'wait' })]
    case 'release':
      return [call('release', { reason: 'go' })]
    case 'note':
      return [call('note', { text: 'a "note" with \u001e and \\ in it' })]
    case 'ship':
      return [call('ship', { parcels: [parcel(), parcel()] })]
    case 'addParcel':
      return [call('addParcel', { parcel: parcel() })]
    case 'cancel':
      return [call('cancel', { reason: 'no' })]
    case 'fail':
      return [call('fail', { reason: 'broken' })]
    default:
      return [call(action)]
  }
}

/** One transaction that carries out steps on some fulfilments, many mutations on one document included. */
async function carryOut(shop: Shop, ids: readonly string[], steps: readonly Step[]): Promise<string[]> {
  const recorded: string[] = []
  const { cloud } = shop.cloud
  await cloud.db.asService(async (tx) => {
    const changes = new Map<string, Change>(
      [...(await loadFulfillments(tx, ids))].map(([id, loaded]) => [id, changeOf(loaded)]),
    )
    for (const { which, action } of steps) {
      const id = ids[which % ids.length]!
      for (const call of callsFor(shop, changes.get(id)!.after, action)) {
        const context = by(olga, {
          mutationId: cloud.newId(),
          now: new Date(cloud.clock.now()).toISOString(),
        })
        const after = applyCall(changes.get(id)!.after, call, context)
        if (isRefusal(after)) continue
        changes.set(
          id,
          withMutation(changes.get(id)!, after, { mutationId: context.mutationId, mutationName: call.name }),
        )
        if (after.timeline.some((entry) => entry.id === context.mutationId)) recorded.push(context.mutationId)
      }
    }
    await saveFulfillments(cloud, tx, [...changes.values()])
  })
  return recorded
}

/** Everything that the database says beside the documents, and what the documents say. */
async function compare(shop: Shop, orderId: string): Promise<void> {
  const rows = await shop.rows<{ doc: Fulfillment; columns: object }>(
    `select doc, json_build_object('state', status, 'factoryId', factory_id, 'held', held, 'problem', problem, 'dueAt', extract(epoch from due_at), 'shippedAt', extract(epoch from shipped_at),
       'deliveredAt', extract(epoch from completed_at), 'endedAt', extract(epoch from ended_at), 'error', error_message) as columns
     from fulfillment_requests where order_id = $1 order by id`,
    orderId,
  )
  const seconds = (at: string | null) => (at === null ? null : Date.parse(at) / 1000)
  for (const { doc, columns } of rows)
    expect(columns).toEqual({
      state: doc.state,
      factoryId: doc.factoryId,
      held: doc.hold !== null,
      problem: doc.problem !== null,
      dueAt: seconds(doc.dueAt),
      shippedAt: seconds(doc.shippedAt),
      deliveredAt: seconds(doc.deliveredAt),
      endedAt: seconds(doc.endedAt),
      error: doc.state === 'failed' ? 'broken' : null,
    })
  const docs = rows.map((row) => row.doc)
  const packed = await shop.rows<{ id: string; packed: number }>(
    'select i.id, i.packed from fulfillment_request_items i join fulfillment_requests f on f.id = i.fulfillment_request_id where f.order_id = $1',
    orderId,
  )
  expect(byId(packed)).toEqual(
    byId(docs.flatMap((doc) => doc.items.map(({ id, packed: count }) => ({ id, packed: count })))),
  )
  const shipments = await shop.rows<{ id: string }>(
    'select id, carrier, tracking_number as number, tracking_url as url, delivered_at is not null as arrived from shipments where order_id = $1',
    orderId,
  )
  expect(byId(shipments)).toEqual(
    byId(
      docs.flatMap((doc) =>
        doc.parcels.map(({ id, carrier, trackingNumber, trackingUrl }) => ({
          id,
          carrier,
          number: trackingNumber,
          url: trackingUrl,
          arrived: doc.deliveredAt !== null,
        })),
      ),
    ),
  )
  const states = docs.map((doc): FulfillmentState => doc.state)
  const [order] = await shop.rows<{ status: string; shipped: boolean; delivered: boolean }>(
    'select status, shipped_at is not null as shipped, delivered_at is not null as delivered from orders where id = $1',
    orderId,
  )
  const status = deriveOrderStatus('paid', states)
  expect(order).toEqual({
    status,
    shipped: status === 'shipped' || status === 'delivered',
    delivered: status === 'delivered',
  })
  const mails = await shop.rows<{ subject_id: string; kind: string }>(
    "select subject_id, kind from notifications where order_id = $1 and kind <> 'confirmation'",
    orderId,
  )
  const due = docs.flatMap((doc) => [
    ...(doc.shippedAt ? [`${doc.id} shipped`] : []),
    ...(doc.deliveredAt ? [`${doc.id} delivered`] : []),
  ])
  expect(mails.map((mail) => `${mail.subject_id} ${mail.kind}`).toSorted()).toEqual(due.toSorted())
}

const byId = <Row extends { id: string }>(rows: Row[]): Row[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

eachShop('saving fulfilments', (shop) => {
  test('columns, packed counts, shipments, events, order status and mails stay equal to the documents, whatever is done', async () => {
    const step = fc.record({ which: fc.nat(1), action: fc.constantFrom(...ACTIONS) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        async (batches) => {
          const order = await shop().paidOrder({
            wants: [
              [shop().mug, 2],
              [shop().shirt, 1],
            ],
          })
          const ids = (
            await shop().rows<{ id: string }>(
              'select id from fulfillment_requests where order_id = $1 order by id',
              order.orderId,
            )
          ).map((row) => row.id)
          for (const steps of batches) {
            const recorded = await carryOut(shop(), ids, steps)
            await compare(shop(), order.orderId)
            const kept = await shop().rows<{ id: string }>(
              'select id from order_events where id = any($1::uuid[])',
              recorded,
            )
            expect(kept).toHaveLength(recorded.length)
          }
        },
      ),
      { numRuns: 12, seed: 20261121 },
    )
  })

  test('a hundred notes on one document in one transaction are a hundred events, though the document keeps sixty entries', async () => {
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const [row] = await shop().rows<{ id: string }>(
      'select id from fulfillment_requests where order_id = $1',
      order.orderId,
    )
    await carryOut(
      shop(),
      [row!.id],
      Array.from({ length: 100 }, () => ({ which: 0, action: 'note' as const })),
    )
    const [kept] = await shop().rows<{ events: number; entries: number }>(
      "select (select count(*)::int from order_events where fulfillment_id = f.id and kind = 'noted') as events, json_array_length(doc -> 'timeline') as entries from fulfillment_requests f where id = $1",
      row!.id,
    )
    expect(kept).toEqual({ events: 100, entries: 60 })
  })

  test('two factories ship their parts of one order at the same moment: the order is shipped, and nobody waits for ever', async () => {
    for (let round = 0; round < 5; round++) {
      const order = await shop().paidOrder()
      const ids = (
        await shop().rows<{ id: string }>(
          'select id from fulfillment_requests where order_id = $1 order by id',
          order.orderId,
        )
      ).map((row) => row.id)
      const steps = (['packAll', 'ship'] as const).map((action) => ({ which: 0, action }))
      await Promise.all(ids.map((id) => carryOut(shop(), [id], steps)))
      await compare(shop(), order.orderId)
    }
  })

  test("a fulfilment that is not the caller's is neither loaded nor saved", async () => {
    const { cloud } = shop().cloud
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const [row] = await shop().rows<{ id: string }>(
      'select id from fulfillment_requests where order_id = $1',
      order.orderId,
    )
    const durban = {
      role: 'authenticated',
      store_id: cloud.storeId,
      app_role: 'station',
      factory_id: shop().durban,
    } as const
    expect(await cloud.db.as(durban, (tx) => loadFulfillments(tx, [row!.id]))).toEqual(new Map())
    const loaded = await cloud.db.asService((tx) => loadFulfillments(tx, [row!.id]))
    const change = {
      ...changeOf(loaded.get(row!.id)!),
      after: { ...loaded.get(row!.id)!.doc, startedAt: '2026-11-21T08:00:00.000Z' },
    }
    await expect(cloud.db.as(durban, (tx) => saveFulfillments(cloud, tx, [change]))).rejects.toThrow(
      "not the caller's to change",
    )
    const stale = { ...change, before: { ...change.before!, version: 99 } }
    await expect(cloud.db.asService((tx) => saveFulfillments(cloud, tx, [stale]))).rejects.toThrow(
      'not in the version that was loaded',
    )
  })
})
