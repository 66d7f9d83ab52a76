import { expect, test } from 'vitest'
import type { BatchRow } from '../../src-shared/cloud-contract/payouts.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop } from '../support/a-shop.ts'
import { makersMoney } from '../support/makers-money.ts'

/** Makers are paid in batches: proposed, approved, exported, paid, and sometimes sent back (S0.9, S0.32, X9). */
eachShop('payouts', (shop) => {
  const money = makersMoney(shop)
  const { today, newId } = money
  const make = async (): Promise<BatchRow & { payouts: { id: string; makerId: string; amount: number }[] }> =>
    (await money.admin()).payouts.create({ id: newId(), upTo: today(), currency: 'ZAR' })
  const paid = { reference: 'EFT 4711', paidOn: new Date().toISOString().slice(0, 10) }
  /** Everything that is payable is paid, so that a test begins with nothing. */
  const clear = async (): Promise<void> => {
    const admin = await money.admin()
    const [proposed] = await admin.payouts.proposal({ upTo: today() })
    if (!proposed?.makers.length) return
    const { id } = await make()
    await (await money.second()).payouts.approve({ id })
    await admin.payouts.markPaid({ id, ...paid })
  }

  test('what left its maker is proposed, what did not is not; who cannot be paid is named', async () => {
    const admin = await money.admin()
    const [ready, waiting, poor, gone] = [
      await money.maker(),
      await money.maker(),
      await money.maker({ bank: false }),
      await money.maker(),
    ]
    await money.shipped(ready)
    await money.assign(await money.order(), waiting)
    await money.shipped(poor)
    await money.shipped(gone)
    await shop().rows("update maker_profiles set status = 'suspended' where id = $1", gone.id)
    const [proposed] = await admin.payouts.proposal({ upTo: today(), currency: 'ZAR' })
    expect(proposed!.makers).toEqual([
      { makerId: ready.id, makerName: ready.name, amount: 25_900, rows: 1, account: '•••• 6789' },
    ])
    expect(proposed!.leftOut.map(({ makerId, why }) => [makerId, why])).toEqual([
      [poor.id, 'no_bank'],
      [gone.id, 'suspended'],
    ])
    expect(proposed).toMatchObject({ total: 25_900, threshold: 500_000 })
    expect(await admin.payouts.proposal({ upTo: '2020-01-01' })).toEqual([])
    await clear()
  })

  test('a batch goes from draft to paid, its rows with it, and the maker is told', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    const orders = [await money.shipped(maker), await money.shipped(maker, 1)]
    const batch = await make()
    expect(batch).toMatchObject({ state: 'draft', total: 38_850, makers: 1, payouts: [{ amount: 38_850 }] })
    expect(await admin.payouts.proposal({ upTo: today() })).toMatchObject([{ makers: [] }])
    const wrong = await problemOf(admin.payouts.markPaid({ id: batch.id, ...paid }))
    expect(wrong.detail).toContain('Approve')
    await admin.payouts.approve({ id: batch.id })
    await admin.payouts.approve({ id: batch.id })
    const after = await admin.payouts.markPaid({ id: batch.id, ...paid })
    expect(after).toMatchObject({
      state: 'paid',
      payouts: [{ state: 'paid', reference: 'EFT 4711', paidOn: paid.paidOn, account: '•••• 6789' }],
    })
    expect(await admin.payouts.markPaid({ id: batch.id, ...paid })).toEqual(after)
    for (const order of orders)
      expect((await money.ledger(order)).map(([, , state]) => state)).toEqual(['paid'])
    const own = await maker.client()
    expect(await own.earnings.totals({})).toEqual([
      { currency: 'ZAR', pending: 0, ready: 0, undecided: 0, paid: 38_850, rows: 2 },
    ])
    const told = await shop().rows<{ facts: unknown }>(
      "select facts from notifications where subject_id = $1 and kind = 'paid_out' and channel = 'in_app'",
      after.payouts[0]!.id,
    )
    expect(told).toEqual([{ facts: { amount: 38_850, currency: 'ZAR', jobs: 2, reference: 'EFT 4711' } }])
    const audit = await shop().rows<{ action: string }>(
      'select action from admin_audit_log where subject_id = $1 order by seq',
      batch.id,
    )
    expect(audit.map(({ action }) => action)).toEqual(['payout.created', 'payout.approved', 'payout.paid'])
  })

  test('the same id again is the same batch; another day under it is refused', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    await money.shipped(maker)
    const asked = { id: newId(), upTo: today(), currency: 'ZAR' } as const
    const first = await admin.payouts.create(asked)
    expect(await admin.payouts.create(asked)).toEqual(first)
    expect((await problemOf(admin.payouts.create({ ...asked, upTo: '2020-01-01' }))).type).toContain(
      'key_reused',
    )
    expect((await problemOf(make())).type).toContain('nothing_to_pay')
    await admin.payouts.cancel({ id: first.id, reason: 'test' })
    await clear()
  })

  test('at the threshold it takes two admins, and the database holds it too', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    const { threshold, account } = await admin.payouts.settings()
    await admin.payouts.saveSettings({ threshold: 12_950, account })
    await money.shipped(maker, 1)
    const batch = await make()
    expect(batch).toMatchObject({ total: 12_950, threshold: 12_950 })
    await admin.payouts.saveSettings({ threshold: 900_000, account })
    expect((await problemOf(admin.payouts.approve({ id: batch.id }))).type).toContain('needs_another_admin')
    await expect(
      shop().rows(
        `update payout_batches set state = 'approved', approved_by = created_by, approved_at = now() where id = $1`,
        batch.id,
      ),
    ).rejects.toThrow('two_people')
    const approved = await (await money.second()).payouts.approve({ id: batch.id })
    expect(approved).toMatchObject({ state: 'approved', approvedBy: 'second' })
    await admin.payouts.saveSettings({ threshold, account })
    await admin.payouts.markPaid({ id: batch.id, ...paid })
  })

  test('a cancelled batch and a maker who is left out give their rows back', async () => {
    const [admin, one, two] = [await money.admin(), await money.maker(), await money.maker()]
    await money.shipped(one)
    await money.shipped(two)
    const batch = await make()
    const mine = batch.payouts.find(({ makerId }) => makerId === two.id)!
    const less = await admin.payouts.leaveOut({ id: batch.id, payoutId: mine.id, reason: 'wrong account' })
    expect(less).toMatchObject({ total: 25_900, makers: 1 })
    await admin.payouts.approve({ id: batch.id })
    await admin.payouts.cancel({ id: batch.id, reason: 'bank is closed' })
    const [proposed] = await admin.payouts.proposal({ upTo: today() })
    expect(proposed!.makers.map(({ makerId }) => makerId).toSorted()).toEqual([one.id, two.id].toSorted())
    expect((await problemOf(admin.payouts.markPaid({ id: batch.id, ...paid }))).type).toContain('cancelled')
    await clear()
  })

  test('what the bank sends back is pending again and is paid by the next batch, once', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    const order = await money.shipped(maker)
    const batch = await make()
    await admin.payouts.approve({ id: batch.id })
    await admin.payouts.markPaid({ id: batch.id, ...paid })
    const payoutId = batch.payouts[0]!.id
    const back = await admin.payouts.markReturned({ id: batch.id, payoutId, reason: 'account closed' })
    expect(back).toMatchObject({ state: 'paid', returned: 1, payouts: [{ state: 'returned' }] })
    expect(await money.ledger(order)).toEqual([['earning', 25_900, 'pending']])
    await clear()
    expect(await money.ledger(order)).toEqual([['earning', 25_900, 'paid']])
    const again = await problemOf(admin.payouts.markPaid({ id: batch.id, payoutId, ...paid }))
    expect(again.type).toContain('not_open')
  })

  test('details that a maker changes after the approval do not move the money', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    await money.shipped(maker)
    const batch = await make()
    await admin.payouts.approve({ id: batch.id })
    await shop().rows(
      `update maker_profiles set bank = bank || '{"accountNumber": "666"}' where id = $1`,
      maker.id,
    )
    expect((await admin.payouts.exportFile({ id: batch.id, format: 'csv' })).text).toContain('000123456789')
    await admin.payouts.markPaid({ id: batch.id, ...paid })
  })

  test('the bank file is the same bytes each time, each time audited, and needs the account it is paid from', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    await money.shipped(maker)
    const early = await make()
    await admin.payouts.approve({ id: early.id })
    const missing = await problemOf(admin.payouts.exportFile({ id: early.id, format: 'pain.001' }))
    expect(missing.type).toContain('no_account')
    await admin.payouts.cancel({ id: early.id, reason: 'no account yet' })

    const account = {
      accountHolder: 'The Shop',
      accountNumber: '62000',
      branchCode: '250655',
      bankName: '',
      iban: '',
      bic: '',
    }
    await admin.payouts.saveSettings({ threshold: 500_000, account })
    const batch = await make()
    await admin.payouts.approve({ id: batch.id })
    for (const format of ['pain.001', 'csv'] as const) {
      const first = await admin.payouts.exportFile({ id: batch.id, format })
      shop().cloud.clock.forward(1000)
      expect(await admin.payouts.exportFile({ id: batch.id, format })).toEqual(first)
    }
    expect(await admin.payouts.get({ id: batch.id })).toMatchObject({ state: 'exported' })
    const audit = await shop().rows<{ detail: string }>(
      "select detail from admin_audit_log where subject_id = $1 and action = 'payout.exported'",
      batch.id,
    )
    expect(audit).toHaveLength(4)
    await admin.payouts.markPaid({ id: batch.id, payoutId: batch.payouts[0]!.id, ...paid })
    expect(await admin.payouts.get({ id: batch.id })).toMatchObject({ state: 'paid' })
  })

  test('batches made and paid at the same moment pay each row once', async () => {
    const admin = await money.admin()
    const makers = [await money.maker(), await money.maker(), await money.maker()]
    const orders = await Promise.all(makers.map((maker) => money.shipped(maker)))
    const made = await Promise.allSettled(Array.from({ length: 6 }, () => make()))
    const batches = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(batches).toHaveLength(1)
    const { id } = batches[0]!
    await (await money.second()).payouts.approve({ id })
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => admin.payouts.markPaid({ id, ...paid })),
      admin.payouts.cancel({ id, reason: 'meanwhile' }),
      ...Array.from({ length: 3 }, () => make()),
    ])
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    const after = await admin.payouts.get({ id })
    await clear()
    for (const order of orders) expect(await money.ledger(order)).toEqual([['earning', 25_900, 'paid']])
    const twice = await shop().rows(
      `select l.earning_id from payout_lines l join payouts p on p.id = l.payout_id where p.state = 'paid' group by 1 having count(*) > 1`,
    )
    expect(twice).toEqual([])
    expect(['paid', 'cancelled']).toContain(after.state)
  })

  test('SQL itself refuses a second live payout of a row, and a row that is paid by nobody', async () => {
    const maker = await money.maker()
    const order = await money.shipped(maker)
    const batch = await make()
    await expect(
      shop().rows(
        `with copy as (insert into payouts (id, store_id, batch_id, maker_id, maker_name, amount, currency, created_at)
           select gen_random_uuid(), store_id, batch_id, $2::uuid, maker_name, amount, currency, now() from payouts where batch_id = $1 returning id, store_id, amount)
         insert into payout_lines (payout_id, earning_id, store_id, amount) select c.id, l.earning_id, c.store_id, c.amount from copy c, payout_lines l
           join payouts p on p.id = l.payout_id where p.batch_id = $1`,
        batch.id,
        (await money.maker()).id,
      ),
    ).rejects.toThrow()
    await expect(
      shop().rows(
        `update maker_earnings set state = 'paid', paid_at = now() where order_id = $1`,
        order.orderId,
      ),
    ).rejects.toThrow('does not go from pending to paid')
    await (await money.admin()).payouts.cancel({ id: batch.id, reason: 'test' })
    await clear()
  })
})
