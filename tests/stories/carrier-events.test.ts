import { expect, test } from 'vitest'
import { matchWaitingEvents } from '../../cloud/orders/carrier-events.ts'
import { signature } from '../../cloud/providers/payments/standard-webhooks.ts'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { eachShop, type PlacedOrder } from '../support/a-shop.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const OLDER = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
const STRANGE = `whsec_${Buffer.alloc(32, 9).toString('base64')}`

interface Said {
  readonly id: string
  readonly trackingNumber: string
  readonly status?: string
  readonly carrier?: string
  readonly secret?: string
  readonly age?: number
  readonly body?: string
}

eachShop(
  'what carriers say',
  (shop) => {
    let number = 5_000_000_000
    let signedIn: Promise<CloudClient> | undefined
    const office = (): Promise<CloudClient> =>
      (signedIn ??= shop()
        .cloud.as('admin@packbench.test')
        .then((headers) => shop().cloud.client(headers)))
    const say = async ({
      id,
      trackingNumber,
      status = 'delivered',
      carrier = 'dhl',
      secret = SECRET,
      age = 0,
      body,
    }: Said) => {
      const { clock, url } = shop().cloud
      const happenedAt = new Date(clock.now() - 60_000).toISOString()
      const text =
        body ??
        JSON.stringify({ type: 'parcel.status', data: { carrier, trackingNumber, status, happenedAt } })
      const timestamp = Math.floor(clock.now() / 1000) - age
      const response = await fetch(`${url}/v1/carrier-events`, {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signature(secret, id, timestamp, text),
        },
      })
      const answer = (await response.json()) as { effect?: string }
      return { status: response.status, effect: answer.effect }
    }
    const shipped = async (order: PlacedOrder, parcels = 1): Promise<string[]> => {
      const client = await office()
      const numbers = Array.from({ length: parcels }, () => String(++number))
      const { fulfillments } = await client.orders.get({ id: order.orderId })
      await client.orders.ship({
        id: order.orderId,
        fulfillmentId: fulfillments[0]!.id,
        carrier: 'dhl',
        trackingNumber: numbers[0]!,
      })
      // The office adds one parcel; more than one is added as a bench does, in the document and beside it.
      for (const more of numbers.slice(1))
        await shop().rows(
          `insert into shipments (id, store_id, order_id, fulfillment_request_id, carrier, carrier_name, tracking_number, shipped_at)
           select $1, store_id, order_id, id, 'dhl', 'DHL', $2, now() from fulfillment_requests where order_id = $3`,
          shop().cloud.cloud.newId(),
          more,
          order.orderId,
        )
      return numbers
    }
    const buy = () => shop().paidOrder({ wants: [[shop().mug, 1]] })
    const detail = async ({ orderId }: PlacedOrder) => (await office()).orders.get({ id: orderId })

    test('a delivered parcel delivers its order, once, however often and by whomever it is said', async () => {
      const order = await buy()
      const [parcel] = await shipped(order)
      const together = await Promise.all(
        ['e1', 'e1', 'e2', 'e1'].map((id) => say({ id, trackingNumber: parcel! })),
      )
      expect(together.every((answer) => answer.status === 200)).toBe(true)
      expect(together.map((answer) => answer.effect).filter((effect) => effect === 'delivered')).toHaveLength(
        1,
      )
      expect(await say({ id: 'e1', trackingNumber: parcel! })).toEqual({ status: 200, effect: 'duplicate' })
      expect(await say({ id: 'e3', trackingNumber: parcel! })).toEqual({
        status: 200,
        effect: 'already_delivered',
      })
      const after = await detail(order)
      expect(after.status).toBe('delivered')
      const kinds = after.events.map((event) => event.kind)
      expect(kinds.filter((kind) => kind === 'parcel_delivered')).toHaveLength(1)
      expect(kinds.filter((kind) => kind === 'delivered')).toHaveLength(1)
      expect(after.mails.filter((mail) => mail.kind === 'delivered')).toHaveLength(1)
    })

    test('an order of two parcels is delivered with the second, in whichever order they are said', async () => {
      for (const backwards of [false, true]) {
        const order = await buy()
        const parcels = await shipped(order, 2)
        const [first, second] = backwards ? parcels.toReversed() : parcels
        expect((await say({ id: `${first}a`, trackingNumber: first! })).effect).toBe('delivered')
        expect((await detail(order)).status).toBe('shipped')
        // What is said late of the road changes nothing any more.
        expect(
          (await say({ id: `${first}b`, trackingNumber: first!, status: 'out-for-delivery' })).effect,
        ).toBe('noted')
        expect(
          (await say({ id: `${second}a`, trackingNumber: second!, status: 'Collected from locker' })).effect,
        ).toBe('delivered')
        expect((await detail(order)).status).toBe('delivered')
      }
    })

    test('a parcel that arrived before its bench told of it is delivered when it does', async () => {
      const order = await buy()
      const ahead = String(number + 1)
      expect(await say({ id: 'ahead', trackingNumber: ahead })).toEqual({
        status: 200,
        effect: 'unknown_parcel',
      })
      expect(await matchWaitingEvents(shop().cloud.cloud)).toBe(0)
      expect(await shipped(order)).toEqual([ahead])
      expect((await detail(order)).status).toBe('shipped')
      expect(
        await Promise.all([matchWaitingEvents(shop().cloud.cloud), matchWaitingEvents(shop().cloud.cloud)]),
      ).toContain(1)
      expect((await detail(order)).status).toBe('delivered')
      expect(await matchWaitingEvents(shop().cloud.cloud)).toBe(0)
    })

    test('another carrier’s parcel of the same number is not ours, and unknown words are kept', async () => {
      const order = await buy()
      const [parcel] = await shipped(order)
      expect((await say({ id: 'other carrier', trackingNumber: parcel!, carrier: 'ram' })).effect).toBe(
        'unknown_parcel',
      )
      expect(
        (await say({ id: 'new word', trackingNumber: parcel!, status: 'floating in space' })).effect,
      ).toBe('noted')
      expect((await detail(order)).status).toBe('shipped')
    })

    test('what is not signed, signed by another, too old or unreadable is turned away and leaves nothing', async () => {
      const order = await buy()
      const [trackingNumber] = await shipped(order)
      const before = await shop().rows('select from carrier_events')
      for (const [said, status] of [
        [{ secret: STRANGE }, 401],
        [{ age: 301 }, 401],
        [{ body: '{"data":' }, 400],
        [{ body: JSON.stringify({ data: { trackingNumber } }) }, 400],
        [{ body: 'x'.repeat(65 * 1024) }, 413],
      ] as const)
        expect(
          (await say({ id: 'bad', trackingNumber: trackingNumber!, ...said })).status,
          JSON.stringify(said).slice(0, 80),
        ).toBe(status)
      const unsigned = await fetch(`${shop().cloud.url}/v1/carrier-events`, { method: 'POST', body: '{}' })
      expect(unsigned.status).toBe(401)
      expect(await shop().rows('select from carrier_events')).toHaveLength(before.length)
      expect((await detail(order)).status).toBe('shipped')
      // The secret before the last rotation still counts.
      expect((await say({ id: 'older', trackingNumber: trackingNumber!, secret: OLDER })).effect).toBe(
        'delivered',
      )
    })
  },
  { config: { carrierEventSecrets: [SECRET, OLDER] } },
)
