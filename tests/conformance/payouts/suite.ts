import { describe, expect, test } from 'vitest'
import type { PayoutOrder, PayoutProvider } from '../../../cloud/providers/payouts/port.ts'
import { bankDetails } from '../../../src-shared/maker/bank.ts'

/** A provider with the means to look at what it did. */
export interface UnderTest {
  readonly provider: PayoutProvider
  /** Minor units that left by this provider so far. */
  moved(): number
  /** The provider cannot be reached by the next call. */
  away?(): void
}

const order: PayoutOrder = {
  payoutId: '019a0000-0000-7000-8000-000000000001',
  amount: 25_900,
  currency: 'ZAR',
  to: bankDetails.parse({
    accountHolder: 'Thandi Nkosi',
    accountNumber: '62000143210',
    branchCode: '250655',
  }),
}
const another: PayoutOrder = { ...order, payoutId: '019a0000-0000-7000-8000-000000000002', amount: 100 }

/** What every payout provider promises. */
export function keepsThePayoutPromises(name: string, open: () => UnderTest): void {
  describe(`${name} keeps the promises of a payout provider`, () => {
    test('the same payout asked for again is the same payout and moves no money a second time', async () => {
      const { provider, moved } = open()
      const first = await provider.pay(order)
      const after = moved()
      expect(await provider.pay(order)).toEqual(first)
      expect(moved()).toBe(after)
    })

    test('what is sent moves exactly its amount; what is not moves nothing', async () => {
      const { provider, moved } = open()
      const answers = [await provider.pay(order), await provider.pay(another)]
      const sent = [order, another].filter((_, at) => answers[at]!.handed === 'sent')
      expect(moved()).toBe(sent.reduce((sum, { amount }) => sum + amount, 0))
    })

    test('two payouts have two references', async () => {
      const { provider } = open()
      const references = [await provider.pay(order), await provider.pay(another)].flatMap((answer) =>
        answer.handed === 'sent' ? [answer.reference] : [],
      )
      expect(new Set(references).size).toBe(references.length)
    })

    test('a provider that cannot be reached throws, and once it is back the payout goes out once', async () => {
      const { provider, moved, away } = open()
      if (!away) return expect((await provider.pay(order)).handed).toBe('to_the_office')
      away()
      await expect(provider.pay(order)).rejects.toThrow()
      await provider.pay(order)
      await provider.pay(order)
      expect(moved()).toBe(order.amount)
    })
  })
}
