import type { BankDetails } from '../../../src-shared/maker/bank.ts'
import type { Currency } from '../../../src-shared/money/money.ts'

/** Money that is to go to a maker. */
export interface PayoutOrder {
  /** The idempotency key: however often it is asked for, this payout is sent once. */
  readonly payoutId: string
  /** Minor units, above zero. */
  readonly amount: number
  readonly currency: Currency
  readonly to: BankDetails
}

/** What became of it: it waits for the office and its bank file, it was sent, or it cannot be sent. */
export type HandedOver =
  | { readonly handed: 'to_the_office' }
  | { readonly handed: 'sent'; readonly reference: string }
  | { readonly handed: 'refused'; readonly reason: string }

/** Someone who brings makers their money. Every adapter keeps the promises of tests/conformance/payouts. */
export interface PayoutProvider {
  readonly name: string
  /**
   * Takes a payout over. The same payout again answers the same and moves no money a second time. Throws when the
   * provider cannot be reached; what can never be sent is `refused`, with a sentence for the office.
   */
  pay(order: PayoutOrder): Promise<HandedOver>
}
