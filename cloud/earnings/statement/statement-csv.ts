import { decimalAmount } from '../../../src-shared/money/decimal.ts'
import { csv, plain, type CsvCell } from '../../../src-shared/std/csv.ts'
import { LINE_WORDS } from './line-words.ts'
import type { Statement } from './statement.ts'

const HEAD = ['Date', 'What', 'Order', 'Items', 'Base', 'Rate %', 'Amount', 'Balance', 'Currency', 'Reason']

/** A statement for spreadsheets: a line for each move between the opening and the closing balance (RFC 4180, UTF-8 with a mark). */
export function statementCsv(statement: Statement): string {
  const money = (amount: number): CsvCell => plain(decimalAmount(amount, statement.currency))
  const balance = (day: string, word: string, amount: number): CsvCell[] => [
    plain(day),
    word,
    '',
    '',
    '',
    '',
    '',
    money(amount),
    plain(statement.currency),
    '',
  ]
  return `\ufeff${csv([
    HEAD,
    balance(statement.from, 'Opening balance', statement.opening),
    ...statement.lines.map((line): CsvCell[] => [
      plain(line.day),
      LINE_WORDS[line.kind],
      plain(line.orderNumber),
      line.items,
      line.base === null ? '' : money(line.base),
      line.ratePercent === null ? '' : plain(line.ratePercent),
      money(line.amount),
      money(line.balance),
      plain(statement.currency),
      line.reason,
    ]),
    balance(statement.to, 'Closing balance', statement.closing),
  ])}`
}
