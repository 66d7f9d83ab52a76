import type { BankDetails } from '../../../src-shared/maker/bank.ts'
import type { Currency } from '../../../src-shared/money/money.ts'

/** What a bank is asked to do with one approved batch. All of it was fixed at the approval, so that it never reads otherwise. */
export interface BankOrder {
  readonly batchId: string
  readonly currency: Currency
  readonly approvedAt: Date
  readonly payer: string
  /** Where the money leaves from. */
  readonly from: BankDetails | null
  readonly payouts: readonly {
    readonly id: string
    readonly amount: number
    readonly to: BankDetails
  }[]
}

/** An id as banks take it, at most 35 characters: without the dashes. */
export const bankId = (id: string): string => id.replaceAll('-', '')

/** What the makers read on their statement. */
export const bankText = ({ payer, batchId }: Pick<BankOrder, 'payer' | 'batchId'>): string =>
  `${payer.slice(0, 60)} payout ${bankId(batchId).slice(-8).toUpperCase()}`
