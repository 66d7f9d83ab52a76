import { expect, test } from 'vitest'
import { handOver } from '../../../cloud/payouts/hand-over.ts'
import type { HandedOver, PayoutProvider } from '../../../cloud/providers/payouts/port.ts'
import { manualPayouts } from '../../../cloud/providers/payouts/manual/provider.ts'
import { eachShop } from '../../support/a-shop.ts'
import { makersMoney } from '../../support/makers-money.ts'
import { keepsThePayoutPromises } from './suite.ts'

/** A provider that transfers by itself, as one with an API does: it keeps books by our key. */
function transfers() {
  const books = new Map<string, { amount: number; answer: HandedOver }>()
  let away = false
  const provider: PayoutProvider = {
    name: 'transfers',
    pay({ payoutId, amount }) {
      if (away) {
        away = false
        return Promise.reject(new Error('The provider cannot be reached.'))
      }
      const known = books.get(payoutId)
      if (known) return Promise.resolve(known.answer)
      const answer: HandedOver = { handed: 'sent', reference: `tr_${books.size + 1}` }
      books.set(payoutId, { amount, answer })
      return Promise.resolve(answer)
    },
  }
  return {
    provider,
    moved: () => [...books.values()].reduce((sum, { amount }) => sum + amount, 0),
    away: () => {
      away = true
    },
  }
}

keepsThePayoutPromises('paying by hand', () => ({ provider: manualPayouts(), moved: () => 0 }))
keepsThePayoutPromises('a provider that transfers', transfers)

eachShop('handing payouts over', (shop) => {
  const money = makersMoney(shop)

  test('an approved payout goes to a provider that transfers once, and is at the bank under its reference', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    await money.shipped(maker)
    const batch = await admin.payouts.create({ id: money.newId(), upTo: money.today(), currency: 'ZAR' })
    const [payout] = batch.payouts
    const bank = transfers()
    const { cloud } = shop().cloud
    await handOver(cloud, bank.provider, payout!.id)
    expect(bank.moved()).toBe(0)
    await admin.payouts.approve({ id: batch.id })
    bank.away()
    await expect(handOver(cloud, bank.provider, payout!.id)).rejects.toThrow('reached')
    await Promise.all([
      handOver(cloud, bank.provider, payout!.id),
      handOver(cloud, bank.provider, payout!.id),
    ])
    await handOver(cloud, bank.provider, payout!.id)
    expect(bank.moved()).toBe(25_900)
    expect((await admin.payouts.get({ id: batch.id })).payouts).toMatchObject([
      { state: 'exported', reference: 'tr_1' },
    ])
  })

  test('what a provider refuses waits for the office, with the reason', async () => {
    const [admin, maker] = [await money.admin(), await money.maker()]
    await money.shipped(maker)
    const batch = await admin.payouts.create({ id: money.newId(), upTo: money.today(), currency: 'ZAR' })
    await admin.payouts.approve({ id: batch.id })
    const refusing: PayoutProvider = {
      name: 'refusing',
      pay: () => Promise.resolve({ handed: 'refused', reason: 'The account does not exist.' }),
    }
    await handOver(shop().cloud.cloud, refusing, batch.payouts[0]!.id)
    expect((await admin.payouts.get({ id: batch.id })).payouts).toMatchObject([
      { state: 'approved', reason: 'The account does not exist.' },
    ])
  })
})
