import { expect, test } from 'vitest'
import type { BulkAction } from '../../src-shared/cloud-contract/desk.ts'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop, type PlacedOrder } from '../support/a-shop.ts'

eachShop('many orders at once', (shop) => {
  let signedIn: Promise<CloudClient> | undefined
  const office = (): Promise<CloudClient> =>
    (signedIn ??= shop()
      .cloud.as('admin@packbench.test')
      .then((headers) => shop().cloud.client(headers)))
  const buy = () => shop().paidOrder({ wants: [[shop().mug, 1]] })
  let number = 4_000_000_000
  const ship = async (client: CloudClient, { orderId }: PlacedOrder): Promise<string> => {
    const { fulfillments } = await client.orders.get({ id: orderId })
    const trackingNumber = String(++number)
    for (const one of fulfillments)
      await client.orders.ship({ id: orderId, fulfillmentId: one.id, carrier: 'dhl', trackingNumber })
    return trackingNumber
  }
  const bulk = async (
    client: CloudClient,
    action: BulkAction,
    orders: readonly PlacedOrder[],
    bulkId = shop().cloud.cloud.newId(),
  ) => (await client.desk.bulk({ bulkId, action, ids: orders.map((order) => order.orderId) })).results
  const statusOf = async (client: CloudClient, { orderId }: PlacedOrder) =>
    (await client.orders.get({ id: orderId })).status

  test('delivery is confirmed for each order that is on its way; the one in the middle says why not', async () => {
    const client = await office()
    const [first, still, last] = [await buy(), await buy(), await buy()]
    await ship(client, first)
    await ship(client, last)
    const results = await bulk(client, { kind: 'deliver' }, [first, still, last])
    expect(results.map(({ number: of, done }) => [of, done])).toEqual([
      [first.number, true],
      [still.number, false],
      [last.number, true],
    ])
    expect(results[1]!.sentence).toContain('has not been shipped')
    expect(await statusOf(client, first)).toBe('delivered')
    expect(await statusOf(client, still)).toBe('new')
    expect(await statusOf(client, last)).toBe('delivered')
  })

  test('asked again after a lost answer, nothing is done twice and the answer is the same', async () => {
    const client = await office()
    const orders = [await buy(), await buy()]
    const bulkId = shop().cloud.cloud.newId()
    const action = { kind: 'note', text: 'Ring the bell' } as const
    const first = await bulk(client, action, orders, bulkId)
    const [again, together] = await Promise.all([
      bulk(client, action, orders, bulkId),
      bulk(client, action, orders, bulkId),
    ])
    expect(again).toEqual(first)
    expect(together).toEqual(first)
    for (const order of orders) {
      const detail = await client.orders.get({ id: order.orderId })
      expect(detail.notes.map((note) => note.text)).toEqual(['Ring the bell'])
      expect(detail.fulfillments[0]!.doc.notes.map((note) => note.text)).toEqual(['Ring the bell'])
    }
    const other = client.desk.bulk({
      bulkId,
      action: { kind: 'cancel', reason: 'x' },
      ids: [orders[0]!.orderId],
    })
    expect(await problemOf(other)).toMatchObject({ status: 409, type: 'urn:packbench:problem:bulk_id_taken' })
  })

  test('held, released and cancelled with a reason; each refusal is in words', async () => {
    const client = await office()
    const [one, gone, two] = [await buy(), await buy(), await buy()]
    await ship(client, gone)
    const held = await bulk(client, { kind: 'hold', reason: 'Colour to be checked' }, [one, gone, two])
    expect(held.map(({ done }) => done)).toEqual([true, false, true])
    expect(held[1]!.sentence).toContain('It is now: shipped')
    expect((await client.orders.get({ id: one.orderId })).fulfillments[0]!.doc.hold?.reason).toBe(
      'Colour to be checked',
    )
    expect((await bulk(client, { kind: 'hold', reason: 'again' }, [one]))[0]!.sentence).toContain(
      'already on hold: Colour to be checked',
    )
    expect((await client.orders.list({ held: true })).rows.map((row) => row.number)).toEqual([
      two.number,
      one.number,
    ])

    const released = await bulk(client, { kind: 'release', reason: 'Looks right' }, [gone, one])
    expect(released.map(({ done }) => done)).toEqual([false, true])
    const cancelled = await bulk(client, { kind: 'cancel', reason: 'Out of material' }, [two, gone])
    expect(cancelled.map(({ done }) => done)).toEqual([true, false])
    expect(await client.orders.get({ id: two.orderId })).toMatchObject({
      status: 'cancelled',
      cancelReason: 'Out of material',
    })
    expect(await statusOf(client, gone)).toBe('shipped')
  })

  test('an order of nobody here is refused by itself, and more than a handful in one request altogether', async () => {
    const client = await office()
    const order = await buy()
    const results = await bulk(client, { kind: 'note', text: 'x' }, [
      { ...order, orderId: shop().cloud.cloud.newId() },
      order,
    ])
    expect(results).toMatchObject([
      { done: false, sentence: 'There is no such order in this store.' },
      { done: true },
    ])
    const tooMany = Array.from({ length: 26 }, () => order)
    expect((await problemOf(bulk(client, { kind: 'deliver' }, tooMany))).status).toBe(400)
    expect((await client.desk.find({ search: order.number })).orders).toEqual([
      { id: order.orderId, number: order.number },
    ])
  })

  test('a list of tracking numbers delivers its parcels, each once, and an order with the last of its parcels', async () => {
    const client = await office()
    const [one, other] = [await buy(), await buy()]
    const numbers = [await ship(client, one), await ship(client, other)]
    const { results } = await client.desk.deliverParcels({
      trackingNumbers: [
        ` ${numbers[0]!.slice(0, 4)} ${numbers[0]!.slice(4)} `,
        '9999999999',
        numbers[1]!,
        numbers[0]!,
        '!',
      ],
    })
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'delivered',
      'unknown_parcel',
      'delivered',
      'already_delivered',
      'unknown_parcel',
    ])
    expect(results[0]!.orders).toEqual([{ id: one.orderId, number: one.number }])
    const detail = await client.orders.get({ id: one.orderId })
    expect(detail.status).toBe('delivered')
    expect(detail.events.slice(-2).map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['parcel_delivered', 'admin'],
      ['delivered', 'admin'],
    ])
  })
})
