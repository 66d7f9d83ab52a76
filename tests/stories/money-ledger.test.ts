import {
  asyncProperty,
  assert,
  commands,
  constantFrom,
  integer,
  nat,
  record,
  type AsyncCommand,
} from 'fast-check'
import { expect, test } from 'vitest'
import { earningOf } from '../../src-shared/maker/pay.ts'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { eachShop } from '../support/a-shop.ts'
import { makersMoney, type MoneyOrder, type PaidMaker } from '../support/makers-money.ts'

/** What a test believes of a job: what it earned and what of that was taken back, in cents. */
interface Job {
  readonly order: MoneyOrder
  readonly mugs: number
  maker: PaidMaker | null
  state: 'open' | 'started' | 'shipped' | 'cancelled'
  /** Money of the order that is still with us. */
  kept: number
}

interface Model {
  jobs: Job[]
}

interface Real {
  readonly admin: CloudClient
  readonly second: CloudClient
  readonly makers: readonly PaidMaker[]
  readonly money: ReturnType<typeof makersMoney>
  rows<Row extends Record<string, unknown>>(sql: string, ...values: readonly unknown[]): Promise<Row[]>
}

const MUG = 18_500
type Command = AsyncCommand<Model, Real>

/** One thing that somebody does, on whichever job or batch there is. What is refused changes nothing; the books are looked at after each. */
const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  async run(model, real) {
    await run(model, real)
    await booksAreRight(real)
  },
  toString: () => name,
})

const refusedIsFine = async (act: Promise<unknown>): Promise<void> => {
  await act.catch((error: { status?: number }) => {
    if (!error.status || error.status >= 500) throw error
  })
}

/** What must hold at every moment, whatever was done. */
async function booksAreRight({ rows }: Real): Promise<void> {
  const [sums] = await rows<Record<string, boolean>>(`select
    coalesce((select sum(amount) from maker_earnings where state = 'reversed'), 0) = 0 as reversed_is_nothing,
    coalesce((select sum(amount) from maker_earnings where state = 'paid'), 0) = coalesce((select sum(amount) from payouts where state = 'paid'), 0) as paid_is_paid_out,
    not exists (select from maker_earnings e where e.kind = 'earning' and e.amount + coalesce((select sum(r.amount) from maker_earnings r where r.reverses_id = e.id), 0) < 0) as never_too_much_back,
    not exists (select from maker_earnings e where e.kind = 'earning' and e.amount <> round(e.base * e.rate_percent / 100)) as at_the_rate,
    not exists (select l.earning_id from payout_lines l join payouts p on p.id = l.payout_id where p.state = 'paid' group by 1 having count(*) > 1) as paid_once,
    not exists (select l.earning_id from payout_lines l where l.live group by 1 having count(*) > 1) as one_live_payout,
    not exists (select from payouts p where p.amount <> (select sum(l.amount) from payout_lines l where l.payout_id = p.id)) as payouts_are_their_lines,
    not exists (select from payments p where not (0 <= p.captured - p.refunded and p.captured - p.refunded <= p.amount)
      or p.refunded <> coalesce((select sum(r.amount) from refunds r where r.payment_id = p.id and r.state = 'done'), 0)) as refunds_fit,
    not exists (select from maker_orders group by fulfillment_request_id having count(*) filter (where status <> 'withdrawn') > 1) as one_maker`)
  for (const [name, holds] of Object.entries(sums!)) expect(holds, name).toBe(true)
}

const pick = <Thing>(things: readonly Thing[], at: number): Thing | undefined =>
  things[at % Math.max(1, things.length)]

const deeds = [
  record({ maker: nat(5), mugs: integer({ min: 1, max: 3 }) }).map(({ maker, mugs }) =>
    step(`assign ${mugs} mugs to ${maker}`, async (model, { money, makers }) => {
      const order = await money.order(mugs)
      await money.assign(order, pick(makers, maker)!)
      model.jobs.push({ order, mugs, maker: pick(makers, maker)!, state: 'open', kept: order.total })
    }),
  ),
  nat(9).map((at) =>
    step(`start ${at}`, async (model, { money }) => {
      const job = pick(
        model.jobs.filter(({ state, maker }) => state === 'open' && maker),
        at,
      )
      if (!job) return
      await money.start(job.order)
      job.state = 'started'
    }),
  ),
  nat(9).map((at) =>
    step(`ship ${at}`, async (model, { money }) => {
      const job = pick(
        model.jobs.filter(({ state }) => state === 'started'),
        at,
      )
      if (!job) return
      await money.ship(job.order)
      job.state = 'shipped'
    }),
  ),
  record({
    at: nat(9),
    to: nat(5),
    again: nat(1),
    how: constantFrom('keep' as const, 'reverse' as const),
  }).map(({ at, to, again, how }) =>
    step(`withdraw ${at}, ${how}`, async (model, { admin, makers, money }) => {
      const job = pick(
        model.jobs.filter(({ state, maker }) => (state === 'open' || state === 'started') && maker),
        at,
      )
      if (!job) return
      const next =
        again === 0
          ? null
          : pick(
              makers.filter((maker) => maker !== job.maker),
              to,
            )!
      const { id } = await money.part(job.order)
      await admin.makers.withdraw({
        fulfillmentId: id,
        reason: 'too slow',
        toMakerId: next?.id ?? null,
        earning: job.state === 'started' ? how : null,
      })
      Object.assign(job, { maker: next, state: 'open' })
    }),
  ),
  nat(9).map((at) =>
    step(`cancel ${at}`, async (model, { admin }) => {
      const job = pick(
        model.jobs.filter(({ state }) => state === 'open' || state === 'started'),
        at,
      )
      if (!job) return
      await admin.orders.cancel({ id: job.order.orderId, reason: 'customer left' })
      job.state = 'cancelled'
    }),
  ),
  record({ at: nat(9), share: integer({ min: 1, max: 100 }), back: integer({ min: 0, max: 100 }) }).map(
    ({ at, share, back }) =>
      step(`refund ${share} % of ${at}, ${back} % back`, async (model, { admin, money, rows }) => {
        const job = pick(model.jobs, at)
        if (!job) return
        const { orderId } = job.order
        const { left, earnings } = await admin.refunds.ofOrder({ orderId })
        const amount = Math.floor((left * share) / 100)
        if (amount === 0) return
        await refusedIsFine(
          admin.refunds.request({
            orderId,
            id: money.newId(),
            amount,
            reason: 'arrived late',
            takeBack: earnings
              .filter(({ started }) => started)
              .map((earning) => ({ earningId: earning.id, amount: Math.floor((earning.left * back) / 100) })),
          }),
        )
        // The next deed waits for the money: refunds that are under way are a story of their own.
        await expect
          .poll(() => rows("select id from refunds where state = 'requested'"), {
            timeout: 20_000,
            interval: 20,
          })
          .toEqual([])
      }),
  ),
  record({ at: nat(9), back: constantFrom(0, 33, 100) }).map(({ at, back }) =>
    step(`decide ${at}, ${back} % back`, async (_model, { admin, money }) => {
      const { rows } = await admin.earnings.list({ state: 'decision' })
      const row = pick(rows, at)
      if (!row) return
      await refusedIsFine(
        admin.earnings.decide({
          id: row.id,
          decisionId: money.newId(),
          takeBack: Math.floor((row.left * back) / 100),
          left: row.left,
          reason: 'decided',
        }),
      )
    }),
  ),
  constantFrom('batch').map(() =>
    step('make and approve a batch', async (_model, { admin, second, money }) => {
      const id = money.newId()
      await refusedIsFine(
        admin.payouts
          .create({ id, upTo: money.today(), currency: 'ZAR' })
          .then(() => second.payouts.approve({ id })),
      )
    }),
  ),
  record({ at: nat(9), deed: constantFrom('paid', 'one', 'returned', 'out', 'cancel') }).map(({ at, deed }) =>
    step(`${deed} ${at}`, async (_model, { admin, money }) => {
      const { rows } = await admin.payouts.list({})
      const row = pick(rows, at)
      if (!row) return
      const { id } = row
      const { payouts } = await admin.payouts.get({ id })
      const payoutId = pick(payouts, at)!.id
      const paid = { reference: 'EFT', paidOn: money.today() }
      if (deed === 'paid') await refusedIsFine(admin.payouts.markPaid({ id, ...paid }))
      if (deed === 'one') await refusedIsFine(admin.payouts.markPaid({ id, payoutId, ...paid }))
      if (deed === 'returned')
        await refusedIsFine(admin.payouts.markReturned({ id, payoutId, reason: 'closed' }))
      if (deed === 'out') await refusedIsFine(admin.payouts.leaveOut({ id, payoutId, reason: 'wrong' }))
      if (deed === 'cancel') await refusedIsFine(admin.payouts.cancel({ id, reason: 'wrong' }))
    }),
  ),
]

eachShop('the ledger under random deeds', (shop) => {
  const money = makersMoney(shop)

  test('sums are what X9 says after each of them, and in the end everybody is paid what they earned, once', async () => {
    const { clock } = shop().cloud
    await assert(
      asyncProperty(commands([...deeds], { size: 'max', maxCommands: 30 }), async (plan) => {
        const real: Real = {
          admin: await money.admin(),
          second: await money.second(),
          makers: [await money.maker(), await money.maker(), await money.maker()],
          money,
          rows: shop().rows,
        }
        const model: Model = { jobs: [] }
        for (const command of plan) {
          // Limits of signing in and of ordering are not what this is about.
          clock.forward(2000)
          await command.run(model, real)
        }
        await settleEverything(real)
        for (const job of model.jobs) await jobIsRight(job, real)
      }),
      // Made smaller it would run for minutes: the seed in the message plays it again.
      { numRuns: Number(process.env['PACKBENCH_RUNS'] ?? 4), endOnFailure: true },
    )
  })
})

/** Everything is decided and paid: nobody but those who owe is left with anything pending that is ready. */
async function settleEverything({ admin, second, money, rows }: Real): Promise<void> {
  for (const row of (await admin.earnings.list({ state: 'decision', limit: 200 })).rows)
    await admin.earnings.decide({
      id: row.id,
      decisionId: money.newId(),
      takeBack: 0,
      left: row.left,
      reason: 'end',
    })
  for (const { id, state } of (await admin.payouts.list({ limit: 200 })).rows) {
    if (state === 'draft') await second.payouts.approve({ id })
    if (state !== 'cancelled' && state !== 'paid')
      await admin.payouts.markPaid({ id, reference: 'EFT', paidOn: money.today() })
  }
  const [last] = await admin.payouts.proposal({ upTo: money.today() })
  if (last && last.makers.length > 0) {
    const { id } = await admin.payouts.create({ id: money.newId(), upTo: money.today(), currency: 'ZAR' })
    await second.payouts.approve({ id })
    await admin.payouts.markPaid({ id, reference: 'EFT', paidOn: money.today() })
  }
  const owed = await rows<{ owed: string; paid: string }>(
    `select m.id, coalesce((select sum(e.amount) from maker_earnings e where e.maker_id = m.id and e.state <> 'reversed'), 0) as owed,
       coalesce((select sum(p.amount) from payouts p where p.maker_id = m.id and p.state = 'paid'), 0) as paid,
       exists (select from maker_orders o where o.maker_id = m.id and o.status in ('assigned', 'in_production')) as busy
     from maker_profiles m`,
  )
  // Who has no work in hand has been paid all they earned, or owes what was taken back after it was paid.
  for (const { owed: sum, paid, busy } of owed as { owed: string; paid: string; busy?: boolean }[])
    if (!busy) expect(Number(paid)).toBeGreaterThanOrEqual(Number(sum))
}

/** One job's ledger: what its makers earned at the rate, less what was taken back, never below nothing. */
async function jobIsRight({ order, mugs, maker, state }: Job, { rows }: Real): Promise<void> {
  const ledger = await rows<{ maker_id: string; amount: string; kind: string }>(
    'select maker_id, amount, kind from maker_earnings where order_id = $1',
    order.orderId,
  )
  for (const row of ledger.filter(({ kind }) => kind === 'earning'))
    expect(Number(row.amount)).toBe(earningOf(mugs * MUG, 70))
  const sum = ledger.reduce((total, { amount }) => total + Number(amount), 0)
  expect(sum).toBeGreaterThanOrEqual(0)
  if (state === 'shipped' && maker) expect(ledger.some(({ maker_id }) => maker_id === maker.id)).toBe(true)
}
