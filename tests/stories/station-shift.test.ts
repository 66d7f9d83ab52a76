import { afterEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../support/bench.ts'
import { aFulfillment, GOODS } from '../support/bench-orders.ts'

let bench: Bench
afterEach(() => bench.close())

const [BLUE, GREEN, POSTER] = GOODS.map(({ code }) => code) as [string, string, string, string]

test('an order is scanned open, verified piece by piece, shipped, and the cloud has it once', async () => {
  const order = aFulfillment({ quantities: [2, 1] })
  bench = await aBench({ fulfillments: [order] })

  expect(await bench.scan(null, order.order.number)).toMatchObject({
    kind: 'opened',
    fulfillmentId: order.id,
  })
  expect(await bench.scan(order.id, BLUE)).toMatchObject({
    kind: 'counted',
    sentence: 'Mug, blue: 1 of 2.',
    left: 2,
  })
  expect(await bench.scan(order.id, BLUE, GREEN)).toMatchObject({
    kind: 'counted',
    sentence: 'All items verified.',
    left: 0,
  })
  expect(await bench.scan(order.id, 'TCG12345678')).toEqual({
    kind: 'tracking',
    carrier: 'courier_guy',
    trackingNumber: 'TCG12345678',
  })
  const shipped = await bench.ship(order.id)
  expect(shipped).toMatchObject({
    ok: true,
    view: {
      doc: {
        state: 'shipped',
        parcels: [{ trackingUrl: 'https://portal.thecourierguy.co.za/track?ref=TCG12345678' }],
      },
    },
  })

  await bench.settle()
  expect(bench.cloud.store.get(order.id)).toMatchObject({
    state: 'shipped',
    parcels: [{ trackingNumber: 'TCG12345678' }],
  })
  expect(bench.cloud.store.effects.map(({ mutation }) => mutation.name)).toEqual([
    'fulfillment.pack',
    'fulfillment.pack',
    'fulfillment.pack',
    'fulfillment.ship',
  ])
  expect((await bench.status()).sync).toMatchObject({
    state: 'online',
    waiting: 0,
    refusals: 0,
    repairs: 0,
    trouble: null,
  })
})

test('a wrong, an extra and an unknown scan are refused by name, and count nothing', async () => {
  const order = aFulfillment({ quantities: [1, 1] })
  bench = await aBench({ fulfillments: [order, aFulfillment({ quantities: [1, 1, 1] })] })
  await bench.scan(order.id, BLUE)

  expect(await bench.scan(order.id, POSTER)).toEqual({
    kind: 'wrong',
    sentence: 'Not in this order: Poster “Table Mountain”, A2. This order wants Mug, green.',
  })
  expect(await bench.scan(order.id, BLUE)).toMatchObject({
    kind: 'extra',
    sentence: 'One too many: Mug, blue is wanted once. This order wants Mug, green.',
  })
  expect(await bench.scan(order.id, '0000')).toEqual({
    kind: 'unknown',
    sentence: 'Nobody here knows the code 0000. This order wants Mug, green.',
  })
  expect(await bench.scan(null, 'PB-22222222')).toEqual({
    kind: 'unknown',
    sentence: 'Order PB-22222222 is not with this station.',
  })
  expect(await bench.scan(null, POSTER)).toEqual({
    kind: 'unknown',
    sentence: 'That is Poster “Table Mountain”, A2. Scan an order first.',
  })
  expect(await bench.scan(order.id, 'pb:ship')).toEqual({ kind: 'command', command: 'ship' })
  expect((await bench.view(order.id))?.doc.items.map((item) => item.packed)).toEqual([1, 0])
})

test('a parcel shipped during an outage reaches the cloud once, though the first replies are lost', async () => {
  const order = aFulfillment({ quantities: [1, 1] })
  bench = await aBench({ fulfillments: [order] })
  bench.network.down()
  await bench.scan(order.id, BLUE, GREEN)
  expect(await bench.ship(order.id)).toMatchObject({ ok: true })
  expect((await bench.status()).sync.waiting).toBe(3)

  bench.network.loseReplies(2)
  bench.network.up()
  await bench.settle()
  expect(bench.cloud.store.get(order.id)?.parcels).toHaveLength(1)
  expect(bench.cloud.store.effects).toHaveLength(3)
  expect((await bench.status()).sync).toMatchObject({ waiting: 0, refusals: 0, repairs: 0 })
})

test('what was cancelled in the office while the bench shipped it offline becomes a refusal that a person settles', async () => {
  const order = aFulfillment({ quantities: [1] })
  bench = await aBench({ fulfillments: [order] })
  bench.network.down()
  await bench.scan(order.id, BLUE)
  await bench.ship(order.id)
  bench.cloud.store.put({ ...order, state: 'cancelled', endedAt: '2026-11-21T10:00:00.000Z' })
  bench.network.up()
  await bench.settle()

  const refusals = await bench.client().sync.refusals({ settled: false })
  expect(refusals.map(({ name, title }) => [name, title])).toEqual([
    ['fulfillment.pack', 'This order cannot be packed. It is now: cancelled.'],
    ['fulfillment.ship', 'This order was cancelled before your shipping reached the office.'],
  ])
  expect(refusals[1]).toMatchObject({
    actorName: 'Thandi Nkosi',
    before: { state: 'processing' },
    now: { state: 'cancelled' },
  })
  for (const { mutationId } of refusals)
    expect(
      await bench.client().sync.settle({
        mutationId,
        how: mutationId === refusals[1]!.mutationId ? 'already_left' : 'understood',
      }),
    ).toEqual({ ok: true })
  await bench.settle()
  expect(await bench.client().sync.refusals({ settled: false })).toEqual([])
  expect(bench.cloud.store.get(order.id)?.problem).toMatchObject({ kind: 'left_after_cancel' })
})
