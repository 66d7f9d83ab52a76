import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop } from '../support/a-shop.ts'
import { makersMoney } from '../support/makers-money.ts'

/** The ledger as its makers and the office see it (S0.7, S0.10, S0.17, X9). */
eachShop('earnings', (shop) => {
  const money = makersMoney(shop)
  const textOf = ({ base64 }: { base64: string }): string => Buffer.from(base64, 'base64').toString()

  test('a maker sees their own rows with what explains them, and nobody else’s', async () => {
    const [admin, maker, other] = [await money.admin(), await money.maker(), await money.maker()]
    const order = await money.order()
    await money.assign(order, maker)
    await money.assign(await money.order(), other)
    const own = await maker.client()
    const list = await own.earnings.list({})
    expect(list).toMatchObject({
      total: 1,
      next: null,
      rows: [
        {
          makerId: maker.id,
          orderNumber: order.number,
          items: '2 × Mug “Karoo night”, blue',
          kind: 'earning',
          base: 37_000,
          ratePercent: 70,
          amount: 25_900,
          left: 25_900,
          currency: 'ZAR',
          state: 'pending',
          ready: false,
          decisionNeeded: false,
        },
      ],
    })
    expect((await problemOf(own.earnings.list({ makerId: other.id }))).status).toBe(403)
    expect((await problemOf(own.earnings.totals({ makerId: other.id }))).status).toBe(403)
    const foreign = {
      makerId: other.id,
      from: '2026-01-01',
      to: '2030-01-01',
      currency: 'ZAR',
      format: 'csv',
    } as const
    expect((await problemOf(own.earnings.statement(foreign))).status).toBe(403)
    expect((await problemOf(own.payouts.proposal({ upTo: money.today() }))).status).toBe(403)
    expect((await problemOf(own.refunds.ofOrder({ orderId: order.orderId }))).status).toBe(403)
    const decision = {
      id: list.rows[0]!.id,
      decisionId: money.newId(),
      takeBack: 0,
      left: 25_900,
      reason: 'mine',
    }
    expect((await problemOf(own.earnings.decide(decision))).status).toBe(403)
    expect((await problemOf(admin.earnings.decide(decision))).type).toContain('nothing_to_decide')
    expect((await admin.earnings.list({ makerId: other.id })).total).toBe(1)
  })

  test('rows come page by page, newest first, by state and by day, without a gap', async () => {
    const maker = await money.maker()
    for (let at = 0; at < 5; at++) await money.assign(await money.order(1), maker)
    const own = await maker.client()
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { rows: { id: string }[]; next: string | null } = await own.earnings.list({
        limit: 2,
        after,
      })
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(new Set(seen).size).toBe(5)
    expect((await own.earnings.list({})).rows.map(({ id }) => id)).toEqual(seen)
    expect((await own.earnings.list({ state: 'paid' })).total).toBe(0)
    expect((await own.earnings.list({ from: money.today(), to: money.today() })).total).toBe(5)
    expect((await own.earnings.list({ to: '2020-01-01' })).total).toBe(0)
  })

  test('of two admins who decide at once, one does; a decision sent twice counts once', async () => {
    const [admin, second, maker] = [await money.admin(), await money.second(), await money.maker()]
    const order = await money.order()
    await money.assign(order, maker)
    await money.start(order)
    await admin.orders.cancel({ id: order.orderId, reason: 'customer left' })
    const { rows } = await admin.earnings.list({ makerId: maker.id, state: 'decision' })
    const decision = { id: rows[0]!.id, left: 25_900, reason: 'half was made' }
    const mine = { ...decision, decisionId: money.newId(), takeBack: 10_000 }
    const theirs = { ...decision, decisionId: money.newId(), takeBack: 25_900 }
    const outcomes = await Promise.allSettled([
      admin.earnings.decide(mine),
      second.earnings.decide(theirs),
      admin.earnings.decide(mine),
      second.earnings.decide(theirs),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await money.ledger(order)).toHaveLength(2)
    expect((await problemOf(admin.earnings.decide({ ...mine, takeBack: 1 }))).status).toBe(409)
    const audit = await shop().rows(
      "select detail from admin_audit_log where action = 'earning.decided' and subject_id = $1",
      rows[0]!.id,
    )
    expect(audit).toHaveLength(1)
    const told = await shop().rows(
      "select id from notifications n where kind = 'earning_reversed' and channel = 'in_app' and order_id = $1",
      order.orderId,
    )
    expect(told).toHaveLength(1)
  })

  test('paid all the same: the whole earning goes into the next batch, with the reason on its row', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    const order = await money.order()
    await money.assign(order, maker)
    await money.start(order)
    await admin.orders.cancel({ id: order.orderId, reason: 'customer left' })
    const { rows } = await admin.earnings.list({ makerId: maker.id, state: 'decision' })
    const [decided] = await admin.earnings.decide({
      id: rows[0]!.id,
      decisionId: money.newId(),
      takeBack: 0,
      left: 25_900,
      reason: 'it was finished',
    })
    expect(decided).toMatchObject({ decisionNeeded: false, ready: true, state: 'pending' })
    expect(decided!.reason).toContain('Paid all the same: it was finished')
    const [proposal] = await admin.payouts.proposal({ upTo: money.today() })
    expect(proposal!.makers.find(({ makerId }) => makerId === maker.id)).toMatchObject({ amount: 25_900 })
  })

  test('a statement runs from the opening to the closing balance, through payouts and what came back', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    await money.shipped(maker)
    const taken = await money.order(1)
    await money.assign(taken, maker)
    await admin.orders.cancel({ id: taken.orderId, reason: 'out of clay' })
    const { id, payouts } = await admin.payouts.create({
      id: money.newId(),
      upTo: money.today(),
      currency: 'ZAR',
    })
    await (await money.second()).payouts.approve({ id })
    const mine = payouts.find(({ makerId }) => makerId === maker.id)!
    const paid = { reference: 'EFT 1', paidOn: money.today() }
    await admin.payouts.markPaid({ id, payoutId: mine.id, ...paid })
    await admin.payouts.markReturned({ id, payoutId: mine.id, reason: 'account closed' })
    const own = await maker.client()
    const asked = { from: '2026-01-01', to: money.today(), currency: 'ZAR' } as const
    const file = await own.earnings.statement({ ...asked, format: 'csv' })
    const rows = parse<Record<string, string>>(textOf(file), { columns: true, bom: true })
    expect(rows.map((row) => [row['What'], row['Amount']])).toEqual([
      ['Opening balance', ''],
      ['Earned', '259.00'],
      ['Earned', '129.50'],
      ['Taken back', '-129.50'],
      ['Paid out', '-259.00'],
      ['Came back from the bank', '259.00'],
      ['Closing balance', ''],
    ])
    expect(rows.at(-1)!['Balance']).toBe('259.00')
    const [totals] = await own.earnings.totals({})
    expect(totals).toMatchObject({ pending: 25_900, ready: 25_900, paid: 0 })
    const pdf = await admin.earnings.statement({ ...asked, makerId: maker.id, format: 'pdf' })
    expect(textOf(pdf).startsWith('%PDF-')).toBe(true)
    const later = { ...asked, from: '2030-01-01', to: '2030-01-31', format: 'csv' } as const
    const opening = parse<Record<string, string>>(textOf(await own.earnings.statement(later)), {
      columns: true,
      bom: true,
    })
    expect(opening.map((row) => row['Balance'])).toEqual(['259.00', '259.00'])
    const months = await own.earnings.months({})
    expect(months).toMatchObject([{ earned: 38_850, takenBack: -12_950, paidOut: 0 }])
  })
})
