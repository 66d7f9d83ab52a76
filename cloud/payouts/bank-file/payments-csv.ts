import { decimalAmount } from '../../../src-shared/money/decimal.ts'
import { csv, plain } from '../../../src-shared/std/csv.ts'
import { bankId, bankText, type BankOrder } from './bank-order.ts'

/** A batch as CSV, for banks and people who read that. Account numbers are digits, whatever a spreadsheet makes of them. */
export const paymentsCsv = (order: BankOrder): string =>
  csv([
    [
      'Reference',
      'Account holder',
      'Bank',
      'Branch code',
      'Account number',
      'IBAN',
      'BIC',
      'Amount',
      'Currency',
      'Text',
    ],
    ...order.payouts.map(({ id, amount, to }) => [
      plain(bankId(id)),
      to.accountHolder,
      to.bankName,
      to.branchCode,
      to.accountNumber,
      to.iban,
      to.bic,
      plain(decimalAmount(amount, order.currency)),
      plain(order.currency),
      bankText(order),
    ]),
  ])
