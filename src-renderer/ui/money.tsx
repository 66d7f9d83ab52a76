import { formatMoney, type Currency } from '../../src-shared/money/money.ts'

/** An amount in minor units, with its currency. */
export function Money({ amount, currency }: { amount: number; currency: Currency }) {
  return <span>{formatMoney(amount, currency)}</span>
}
