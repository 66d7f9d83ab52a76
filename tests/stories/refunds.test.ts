import { expect, test, vi } from 'vitest'
import type { PaymentProvider, RefundRequest } from '../../cloud/providers/payments/port.ts'
import { testPayments } from '../../cloud/providers/payments/test/provider.ts'
import { sendRefund } from '../../cloud/refunds/send-refund.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop } from '../support/a-shop.ts'
import { makersMoney, type MoneyOrder } from '../support/makers-money.ts'

const patient = { timeout: 20_000, interval: 50 }

/** Money that goes back to customers, and what it means for makers (X9, X14). */
eachShop('refunds', (shop) => {
  const money = makersMoney(shop)
  const { newId } = money
  const stateOf = async ({ orderId }: Pick<MoneyOrder, 'orderId'>) => {
    const [row] = await shop().rows<{
      order: string
      status: string
      captured: string
      refunded: string
      payment: string
    }>(
      `select o.payment_status as order, o.status, p.captured, p.refunded, p.status as payment from orders o join payments p on p.order_id = o.id where o.id = $1`,
      orderId,
    )
    return { ...row!, captured: Number(row!.captured), refunded: Number(row!.refunded) }
  }
  const refunded = (order: MoneyOrder, amount: number) =>
    vi.waitFor(async () => expect((await stateOf(order)).refunded).toBe(amount), patient)
  const ask = async (order: MoneyOrder, amount: number, more: object = {}) =>
    (await money.admin()).refunds.request({
      orderId: order.orderId,
      id: newId(),
      amount,
      reason: 'arrived late',
      ...more,
    })

  test('an order is refunded in part and then wholly: payment, order, timeline, mail and track page say so', async () => {
    const admin = await money.admin()
    const order = await money.order()
    const asked = { orderId: order.orderId, id: newId(), amount: 5_000, reason: 'arrived late' }
    const first = await admin.refunds.request(asked)
    expect(first).toMatchObject({ captured: order.total, left: order.total - 5_000 })
    await refunded(order, 5_000)
    await admin.refunds.request(asked)
    expect(await stateOf(order)).toMatchObject({
      order: 'partially_refunded',
      payment: 'partially_refunded',
      refunded: 5_000,
    })
    expect((await problemOf(ask(order, order.total))).type).toContain('more_than_left')
    expect((await problemOf(admin.refunds.request({ ...asked, amount: 1 }))).type).toContain('key_reused')
    await ask(order, order.total - 5_000)
    await refunded(order, order.total)
    expect(await stateOf(order)).toMatchObject({ order: 'refunded', payment: 'refunded' })
    const { events } = await admin.orders.get({ id: order.orderId })
    expect(events.filter(({ kind }) => kind === 'refunded').map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^ZAR.50\.00\. arrived late$/),
      expect.stringContaining('arrived late'),
    ])
    const mails = () =>
      shop().rows<{ subject: string | null }>(
        "select subject from notifications where order_id = $1 and kind = 'refunded' order by created_at, id",
        order.orderId,
      )
    await vi.waitFor(async () => expect((await mails())[0]?.subject).toContain('We sent back ZAR'), patient)
    expect(await mails()).toHaveLength(2)
    const page = await (
      await shop().browser().open('/track')
    ).send({ number: order.number, email: order.email })
    expect(page.text.match(/Sent back on/g)).toHaveLength(2)
  })

  test('a cancelled part is paid back by itself, once, and the track page tells only what is true', async () => {
    const admin = await money.admin()
    const paid = await shop().paidOrder({
      wants: [
        [shop().mug, 2],
        [shop().shirt, 1],
      ],
    })
    const order = { ...paid, orderId: paid.orderId as MoneyOrder['orderId'] }
    const [mugs] = await shop().rows<{ id: string; worth: number }>(
      `select f.id, 37000 as worth from fulfillment_requests f where f.order_id = $1 and f.factory_id = $2`,
      order.orderId,
      shop().capeTown,
    )
    const [shirt] = await shop().rows<{ id: never }>(
      `select f.id from fulfillment_requests f where f.order_id = $1 and f.factory_id = $2`,
      order.orderId,
      shop().durban,
    )
    await admin.orders.ship({
      id: order.orderId,
      fulfillmentId: shirt!.id,
      carrier: 'dhl',
      trackingNumber: 'AB12CD34',
    })
    await admin.orders.cancel({ id: order.orderId, reason: 'out of clay' })
    await refunded(order, 37_000)
    expect(await stateOf(order)).toMatchObject({ order: 'partially_refunded', status: 'shipped' })
    expect((await problemOf(admin.orders.cancel({ id: order.orderId, reason: 'again' }))).status).toBe(409)
    const again = await problemOf(ask(order, 100, { fulfillmentId: mugs!.id }))
    expect(again.type).toContain('part_not_refundable')
    const page = await (
      await shop().browser().open('/track')
    ).send({ number: order.number, email: order.email })
    expect(page.text).toContain('We sent ZAR')
    expect(page.text).not.toContain('goes back to you')
  })

  test('when nothing of the order is made any more, shipping and tax go back too', async () => {
    const admin = await money.admin()
    const order = await money.order(1)
    await admin.orders.cancel({ id: order.orderId, reason: 'out of clay' })
    await refunded(order, order.total)
    expect(await stateOf(order)).toMatchObject({ order: 'refunded', status: 'cancelled' })
  })

  test('the office may cancel without a refund, is told what is due, and refunds that part later', async () => {
    const admin = await money.admin()
    const order = await money.order(1)
    await admin.orders.cancel({ id: order.orderId, reason: 'swapped for another', refund: false })
    const { cancelledParts, left } = await admin.refunds.ofOrder({ orderId: order.orderId })
    expect(cancelledParts).toMatchObject([{ items: expect.stringContaining('1 × Mug'), amount: left }])
    await ask(order, left, { fulfillmentId: cancelledParts[0]!.fulfillmentId })
    await refunded(order, order.total)
    expect((await admin.refunds.ofOrder({ orderId: order.orderId })).cancelledParts).toEqual([])
  })

  test('before production the earning follows the price; after it the office decides; cancelling does the same', async () => {
    const admin = await money.admin()
    const maker = await money.maker()
    const order = await money.order()
    await money.assign(order, maker)
    await ask(order, order.total / 2)
    await refunded(order, order.total / 2)
    expect(await money.ledger(order)).toEqual([
      ['earning', 25_900, 'pending'],
      ['reversal', -12_950, 'pending'],
    ])
    await money.start(order)
    const { earnings } = await admin.refunds.ofOrder({ orderId: order.orderId })
    expect(earnings).toMatchObject([{ makerId: maker.id, left: 12_950, started: true }])
    await ask(order, 1_000)
    await refunded(order, order.total / 2 + 1_000)
    expect(await money.ledger(order)).toHaveLength(2)
    await ask(order, 1_000, { takeBack: [{ earningId: earnings[0]!.id, amount: 950 }] })
    await refunded(order, order.total / 2 + 2_000)
    expect(await money.ledger(order)).toEqual([
      ['earning', 25_900, 'pending'],
      ['reversal', -12_950, 'pending'],
      ['reversal', -950, 'pending'],
    ])
    await admin.orders.cancel({ id: order.orderId, reason: 'customer left' })
    await refunded(order, order.total)
    expect((await money.ledger(order))[0]).toEqual(['earning', 25_900, 'pending!'])
    const left = { id: earnings[0]!.id, left: 12_000, reason: 'half was made' }
    const decisionId = newId()
    await admin.earnings.decide({ ...left, decisionId, takeBack: 5_000 })
    await admin.earnings.decide({ ...left, decisionId, takeBack: 5_000 })
    const late = await problemOf(admin.earnings.decide({ ...left, decisionId: newId(), takeBack: 12_000 }))
    expect(late.type).toContain('decided_meanwhile')
    const own = await (await maker.client()).earnings.totals({})
    expect(own).toMatchObject([{ pending: 7_000, ready: 7_000, undecided: 0, paid: 0 }])
  })

  test('a refund after the maker was paid is netted from what they are paid next', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    const order = await money.shipped(maker)
    const pay = async () => {
      const { id } = await admin.payouts.create({ id: newId(), upTo: money.today(), currency: 'ZAR' })
      await (await money.second()).payouts.approve({ id })
      return admin.payouts.markPaid({ id, reference: 'EFT', paidOn: money.today() })
    }
    await pay()
    const { earnings } = await admin.refunds.ofOrder({ orderId: order.orderId })
    await ask(order, order.total, { takeBack: [{ earningId: earnings[0]!.id, amount: 25_900 }] })
    await refunded(order, order.total)
    expect(await money.ledger(order)).toEqual([
      ['earning', 25_900, 'paid'],
      ['reversal', -25_900, 'pending'],
    ])
    const [owing] = await admin.payouts.proposal({ upTo: money.today() })
    expect(owing!.leftOut).toMatchObject([{ makerId: maker.id, amount: -25_900, why: 'nothing_left' }])
    await money.shipped(maker, 3)
    const next = await pay()
    expect(next.payouts.find(({ makerId }) => makerId === maker.id)).toMatchObject({
      amount: 12_950,
      rows: 2,
    })
    expect((await money.ledger(order))[1]).toEqual(['reversal', -25_900, 'paid'])
  })

  test('an order that nobody paid has nothing to give back', async () => {
    const unpaid = await shop().order()
    const order = { ...unpaid, orderId: unpaid.orderId as MoneyOrder['orderId'] }
    expect((await problemOf(ask(order, 1))).type).toContain('not_paid')
  })

  test('refunds asked for at the same moment never exceed what came in', async () => {
    const order = await money.order(1)
    const half = Math.ceil(order.total / 2) + 1
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => ask(order, half)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await refunded(order, half)
    await expect(
      shop().rows('update payments set refunded = captured + 1 where order_id = $1', order.orderId),
    ).rejects.toThrow('never_more_back_than_came')
  })

  test('a process that dies between the provider and the commit refunds once; the event before or after counts once', async () => {
    const { cloud } = shop().cloud
    const books = new Map<string, RefundRequest>()
    const [real] = [testPayments({ publicUrl: 'https://shop.example', secrets: [] })]
    const provider: PaymentProvider = {
      ...real,
      refund(request) {
        books.set(request.refundId, request)
        return Promise.resolve({ refund: 'done', reference: `re_${books.size}` })
      },
    }
    const providers = new Map([['test', provider]])
    const order = await money.order(1)
    const id = newId()
    // Asked for without its job, so that only this test carries it out.
    await shop().rows(
      `insert into refunds (id, store_id, order_id, payment_id, amount, currency, reason, created_at)
       select $1, store_id, order_id, id, 1000, currency, 'test', now() from payments where order_id = $2`,
      id,
      order.orderId,
    )
    let transactions = 0
    const dying: typeof cloud = {
      ...cloud,
      db: {
        ...cloud.db,
        asService: (work) => {
          transactions += 1
          if (transactions === 2) return Promise.reject(new Error('the process is gone'))
          return cloud.db.asService(work)
        },
      },
    }
    await expect(sendRefund(dying, providers, id)).rejects.toThrow('the process is gone')
    expect((await stateOf(order)).refunded).toBe(0)
    const event = { id: `evt_${id}`, type: 'refund.done', reference: order.reference, amount: 1_000 }
    const body = JSON.stringify({
      type: event.type,
      timestamp: new Date().toISOString(),
      data: { reference: order.reference, amount: 1_000, currency: 'ZAR', refundId: id },
    })
    const outcomes = await Promise.all([
      sendRefund(cloud, providers, id),
      sendRefund(cloud, providers, id),
      shop().webhook({ ...event, body }),
      shop().webhook({ ...event, body }),
      shop().webhook({ ...event, id: `other_${id}`, body }),
    ])
    expect(outcomes.slice(2)).toEqual([200, 200, 200])
    await sendRefund(cloud, providers, id)
    expect(books.size).toBe(1)
    expect(await stateOf(order)).toMatchObject({ refunded: 1_000, order: 'partially_refunded' })
    const { events } = await (await money.admin()).orders.get({ id: order.orderId })
    expect(events.filter(({ kind }) => kind === 'refunded')).toHaveLength(1)
  })

  test('a refund that the provider turns down changes nothing but its own row, and another can be asked for', async () => {
    const { cloud } = shop().cloud
    const order = await money.order(1)
    const refusing = new Map<string, PaymentProvider>([
      [
        'test',
        {
          ...testPayments({ publicUrl: 'https://shop.example', secrets: [] }),
          refund: () => Promise.resolve({ refund: 'refused', reason: 'The card was closed.' }),
        },
      ],
    ])
    const id = newId()
    await shop().rows(
      `insert into refunds (id, store_id, order_id, payment_id, amount, currency, reason, created_at)
       select $1, store_id, order_id, id, captured, currency, 'test', now() from payments where order_id = $2`,
      id,
      order.orderId,
    )
    await sendRefund(cloud, refusing, id)
    const admin = await money.admin()
    expect(await admin.refunds.ofOrder({ orderId: order.orderId })).toMatchObject({
      refunded: 0,
      left: order.total,
      refunds: [{ state: 'failed', error: 'The card was closed.' }],
    })
    await ask(order, order.total)
    await refunded(order, order.total)
  })
})
