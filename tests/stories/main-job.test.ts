import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askForPostgres } from '../support/postgres.ts'
import { aShift, until, type Shift } from '../support/shift.ts'

/** One shipment, one shipped mail, one paid order: what "exactly once" means for a parcel. */
const SENT_ONCE = {
  status: 'shipped',
  payment_status: 'paid',
  payments: 1,
  shipments: ['TCG12345678'],
  mails: ['confirmation sent', 'shipped sent'],
}

describe.each(['PGlite', 'PostgreSQL'] as const)(
  'from a paid order to a parcel on its way, on %s',
  (kind) => {
    let shift: Shift
    beforeEach(async (context) => {
      if (kind === 'PostgreSQL') {
        const postgres = await askForPostgres()
        if ('unavailable' in postgres) context.skip(`no PostgreSQL: ${postgres.unavailable}`)
      }
      shift = await aShift(kind)
    }, 60_000)
    afterEach(() => shift?.close())

    test('it is bought, arrives at the bench, is verified, shipped, mailed and tracked', async () => {
      const order = await shift.cloud.buy()
      const fulfillment = await shift.arrived(order)
      await shift.packAll(fulfillment)
      expect(await shift.ship(fulfillment, 'TCG12345678')).toMatchObject({ ok: true })
      await shift.settle()
      expect(await shift.cloud.effects(order)).toMatchObject(SENT_ONCE)
      await until(() => shift.sameAsCloud(order), 'a replica that equals the cloud (I4)')
    })

    test('the payment’s webhook comes three times, and the order is paid once', async () => {
      const order = await shift.cloud.buy(undefined, 3)
      await shift.arrived(order)
      await shift.settle()
      expect(await shift.cloud.effects(order)).toMatchObject({ payments: 1, mails: ['confirmation sent'] })
      expect(
        await shift.cloud.rows('select id from fulfillment_requests where order_id = $1', [order.orderId]),
      ).toHaveLength(1)
    })

    test('the network is cut before the first scan and comes back after shipping', async () => {
      const order = await shift.cloud.buy()
      const fulfillment = await shift.arrived(order)
      shift.network.down()
      await shift.packAll(fulfillment)
      expect(await shift.ship(fulfillment, 'TCG12345678')).toMatchObject({ ok: true })
      expect((await shift.client().status()).sync.waiting).toBe(4)
      shift.network.up()
      await shift.settle()
      expect(await shift.cloud.effects(order)).toMatchObject(SENT_ONCE)
      await until(() => shift.sameAsCloud(order), 'a replica that equals the cloud (I4)')
    })

    test('every reply of the first push is lost (I2)', async () => {
      const order = await shift.cloud.buy()
      const fulfillment = await shift.arrived(order)
      shift.network.down()
      await shift.packAll(fulfillment)
      await shift.ship(fulfillment, 'TCG12345678')
      shift.network.loseReplies(3)
      shift.network.up()
      await shift.settle()
      expect(await shift.cloud.effects(order)).toMatchObject(SENT_ONCE)
      expect((await shift.client().status()).sync).toMatchObject({ refusals: 0, repairs: 0 })
    })

    test('cancelled in the office while the bench shipped it offline: a refusal that the operator sees, understands and settles', async () => {
      const order = await shift.cloud.buy()
      const fulfillment = await shift.arrived(order)
      shift.network.down()
      await shift.packAll(fulfillment)
      await shift.ship(fulfillment, 'TCG12345678')
      await shift.cloud.office.cancel(order)
      shift.network.up()
      await shift.settle()
      await until(
        async () => (await shift.cloud.effects(order)).mails.includes('refunded sent'),
        'the money goes back, and the customer is told',
      )

      expect(await shift.cloud.effects(order)).toMatchObject({
        status: 'cancelled',
        shipments: [],
        mails: ['confirmation sent', 'refunded sent'],
      })
      const refusals = await shift.client().sync.refusals({ settled: false })
      const shipping = refusals.find(({ name }) => name === 'fulfillment.ship')
      expect(shipping).toMatchObject({
        orderNumber: order.number,
        actorName: 'Thandi Nkosi',
        title: 'This order was cancelled before your shipping reached the office.',
        now: { state: 'cancelled' },
      })
      for (const { mutationId } of refusals)
        expect(
          await shift.client().sync.settle({
            mutationId,
            how: mutationId === shipping!.mutationId ? 'already_left' : 'understood',
            text: '',
          }),
        ).toEqual({ ok: true })
      await shift.settle()
      expect((await shift.client().status()).sync.refusals).toBe(0)
      const [told] = await shift.cloud.rows<{ problem: boolean }>(
        'select problem from fulfillment_requests where order_id = $1',
        [order.orderId],
      )
      expect(told).toEqual({ problem: true })
    })
  },
)
