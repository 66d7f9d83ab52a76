import { expect, test } from 'vitest'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { FulfillmentId, MakerId, OrderId } from '../../src-shared/ids/ids.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop, type PlacedOrder } from '../support/a-shop.ts'

/** Work that goes to makers, comes back, is shipped and delivered, with the ledger to the cent (S0.21–S0.28, X9, X10). */
eachShop('makers and their ledger', (shop) => {
  const office = async (): Promise<CloudClient> =>
    shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
  let people = 0
  const aMaker = async (): Promise<{ id: MakerId; email: string; name: string; client: CloudClient }> => {
    people += 1
    const name = `maker${people}`
    const email = `${name}@example.com`
    const userId = await shop().cloud.addPerson({ email, role: 'maker' })
    const [row] = await shop().rows<{ id: MakerId }>(
      'select id from maker_profiles where user_id = $1',
      userId,
    )
    return { id: row!.id, email, name, client: shop().cloud.client(await shop().cloud.as(email)) }
  }
  const oneMug = async () => {
    const order = await shop().paidOrder({ wants: [[shop().mug, 2]] })
    return { ...order, orderId: order.orderId as OrderId }
  }
  const partOf = async ({ orderId }: PlacedOrder) => {
    const [row] = await shop().rows<{
      id: FulfillmentId
      status: string
      maker_id: string | null
      provider: string
    }>('select id, status, maker_id, provider from fulfillment_requests where order_id = $1', orderId)
    return row!
  }
  const ledgerOf = async ({ orderId }: PlacedOrder) =>
    (
      await shop().rows<{
        kind: string
        amount: string
        base: string
        state: string
        decision_needed: boolean
      }>(
        'select kind, amount, base, state, decision_needed from maker_earnings where order_id = $1 order by created_at, id',
        orderId,
      )
    ).map((row) => ({ ...row, amount: Number(row.amount), base: Number(row.base) }))
  const makerOrdersOf = async ({ orderId }: PlacedOrder) =>
    shop().rows<{ status: string; tracking_info: Record<string, unknown> }>(
      'select status, tracking_info from maker_orders where order_id = $1 order by assigned_at, id',
      orderId,
    )
  const reason = 'has the right machine'

  test('an admin assigns a paid order, the maker makes and ships it, the office confirms: complete (S0.24–S0.28)', async () => {
    const [admin, maker, order] = [await office(), await aMaker(), await oneMug()]
    await admin.makers.assign({ orderId: order.orderId, makerId: maker.id, reason })
    // 70 % of 2 × R 185.00, without shipping and tax.
    expect(await ledgerOf(order)).toEqual([
      { kind: 'earning', base: 37_000, amount: 25_900, state: 'pending', decision_needed: false },
    ])
    expect(await makerOrdersOf(order)).toMatchObject([{ status: 'assigned', tracking_info: {} }])
    expect(await partOf(order)).toMatchObject({ status: 'submitted', maker_id: maker.id, provider: 'maker' })

    await maker.client.makers.updateStatus({ orderId: order.orderId, status: 'in_production' })
    expect(await makerOrdersOf(order)).toMatchObject([{ status: 'in_production' }])
    for (const missing of [
      {},
      { tracking: '1234567890' },
      { carrier: 'dhl' },
      { tracking: ' ', carrier: 'dhl' },
    ]) {
      const refused = await problemOf(
        maker.client.makers.updateStatus({ orderId: order.orderId, status: 'shipped', ...missing }),
      )
      expect(refused.detail).toContain('carrier and a tracking number')
    }
    await maker.client.makers.updateStatus({
      orderId: order.orderId,
      status: 'shipped',
      notes: 'Packed in two layers',
      tracking: '1234567890',
      carrier: 'dhl',
    })
    expect(await makerOrdersOf(order)).toMatchObject([
      { status: 'shipped', tracking_info: { tracking_number: '1234567890', carrier: 'dhl', parcels: [{}] } },
    ])
    await admin.orders.deliver({ id: order.orderId })
    expect(await makerOrdersOf(order)).toMatchObject([{ status: 'completed' }])
    expect((await admin.orders.get({ id: order.orderId })).status).toBe('delivered')
    expect(await ledgerOf(order)).toHaveLength(1)
  })

  test('only what is paid goes to makers, only to active ones, and never twice', async () => {
    const [admin, maker, other] = [await office(), await aMaker(), await aMaker()]
    const unpaid = await shop().order({ wants: [[shop().mug, 1]] })
    const call = (orderId: string, makerId: MakerId) =>
      admin.makers.assign({ orderId: orderId, makerId, reason })
    expect((await problemOf(call(unpaid.orderId, maker.id))).type).toContain('not_paid')
    const order = await oneMug()
    await shop().rows("update maker_profiles set status = 'paused' where id = $1", maker.id)
    expect((await problemOf(call(order.orderId, maker.id))).detail).toContain('paused')
    await shop().rows("update maker_profiles set status = 'active' where id = $1", maker.id)
    await call(order.orderId, maker.id)
    expect((await problemOf(call(order.orderId, other.id))).type).toContain('with_another_maker')
    expect((await problemOf(call(order.orderId, maker.id))).type).toContain('already_with_maker')
    expect(await ledgerOf(order)).toHaveLength(1)
    expect(await makerOrdersOf(order)).toHaveLength(1)
  })

  test('two admins assign the same order to two makers at once: one of them has it', async () => {
    const [admin, one, two, order] = [await office(), await aMaker(), await aMaker(), await oneMug()]
    const calls = [one, two].map((maker) =>
      admin.makers.assign({ orderId: order.orderId, makerId: maker.id, reason }).then(
        () => 'done',
        () => 'refused',
      ),
    )
    expect((await Promise.all(calls)).toSorted()).toEqual(['done', 'refused'])
    expect(await ledgerOf(order)).toHaveLength(1)
  })

  test('withdrawn before production: the counter-row takes the earning back by itself', async () => {
    const [admin, maker, order] = [await office(), await aMaker(), await oneMug()]
    await admin.makers.assign({ orderId: order.orderId, makerId: maker.id, reason })
    const { id } = await partOf(order)
    await admin.makers.withdraw({ fulfillmentId: id, reason: 'machine is broken' })
    expect(await ledgerOf(order)).toEqual([
      { kind: 'earning', base: 37_000, amount: 25_900, state: 'reversed', decision_needed: false },
      { kind: 'reversal', base: -37_000, amount: -25_900, state: 'reversed', decision_needed: false },
    ])
    expect(await partOf(order)).toMatchObject({ status: 'pending', maker_id: null })
    expect(await makerOrdersOf(order)).toMatchObject([{ status: 'withdrawn' }])
    expect(
      (await problemOf(maker.client.makers.updateStatus({ orderId: order.orderId, status: 'in_production' })))
        .status,
    ).toBe(404)
  })

  test('reassigned after production started: the admin says what becomes of the earning, and the next maker earns anew', async () => {
    const [admin, maker, next, order] = [await office(), await aMaker(), await aMaker(), await oneMug()]
    await admin.makers.assign({ orderId: order.orderId, makerId: maker.id, reason })
    await maker.client.makers.updateStatus({
      orderId: order.orderId,
      status: 'in_production',
      notes: 'started on Monday',
    })
    const { id } = await partOf(order)
    const asked = { fulfillmentId: id, reason: 'too slow', toMakerId: next.id }
    expect((await problemOf(admin.makers.withdraw(asked))).type).toContain('decision_needed')
    await admin.makers.withdraw({ ...asked, earning: 'reverse' })
    expect(await ledgerOf(order)).toMatchObject([
      { kind: 'earning', amount: 25_900, state: 'reversed', decision_needed: false },
      { kind: 'earning', amount: 25_900, state: 'pending' },
      { kind: 'reversal', amount: -25_900, state: 'reversed' },
    ])
    const [doc] = await shop().rows<{
      doc: { notes: unknown[]; timeline: { kind: string }[]; startedAt: null }
    }>('select doc from fulfillment_requests where id = $1', id)
    // What one maker wrote is none of the next one's business; the office's events have it whole.
    expect(doc!.doc).toMatchObject({ notes: [], startedAt: null, timeline: [{ kind: 'assigned' }] })
    const kept = await shop().rows<{ kind: string }>(
      `select kind from order_events where order_id = $1 and change::text like '%started on Monday%' and kind = 'withdrawn'`,
      order.orderId,
    )
    expect(kept).toHaveLength(1)
  })

  test('cancelled after production started: the earning waits for a decision and nothing is lost', async () => {
    const [admin, maker, order] = [await office(), await aMaker(), await oneMug()]
    await admin.makers.assign({ orderId: order.orderId, makerId: maker.id, reason })
    await maker.client.makers.updateStatus({ orderId: order.orderId, status: 'in_production' })
    await admin.orders.cancel({ id: order.orderId, reason: 'customer changed their mind' })
    expect(await ledgerOf(order)).toMatchObject([{ amount: 25_900, state: 'pending', decision_needed: true }])
    expect(await makerOrdersOf(order)).toMatchObject([{ status: 'withdrawn' }])
  })

  test('the ledger cannot be rewritten, whatever the rights', async () => {
    const [admin, maker, order] = [await office(), await aMaker(), await oneMug()]
    await admin.makers.assign({ orderId: order.orderId, makerId: maker.id, reason })
    await expect(
      shop().rows('update maker_earnings set amount = 1 where order_id = $1', order.orderId),
    ).rejects.toThrow('counter-row')
    await expect(
      shop().rows('delete from maker_earnings where order_id = $1', order.orderId),
    ).rejects.toThrow()
    await expect(
      shop().rows(
        `insert into maker_earnings (id, store_id, maker_id, maker_order_id, order_id, kind, reverses_id, base, rate_percent, amount, currency, reason, created_at)
         select gen_random_uuid(), store_id, maker_id, maker_order_id, order_id, 'reversal', id, -base, rate_percent, -amount - 1, currency, 'too much', now()
         from maker_earnings where order_id = $1`,
        order.orderId,
      ),
    ).rejects.toThrow('more would be taken back')
  })

  test('a suspended maker sees and changes nothing, and sees it again when working', async () => {
    const [admin, maker, order] = [await office(), await aMaker(), await oneMug()]
    await admin.makers.assign({ orderId: order.orderId, makerId: maker.id, reason })
    await shop().rows("update maker_profiles set status = 'suspended' where id = $1", maker.id)
    const start = () => maker.client.makers.updateStatus({ orderId: order.orderId, status: 'in_production' })
    expect([403, 404]).toContain((await problemOf(start())).status)
    await shop().rows("update maker_profiles set status = 'active' where id = $1", maker.id)
    await start()
    expect(await partOf(order)).toMatchObject({ status: 'processing' })
  })
})
