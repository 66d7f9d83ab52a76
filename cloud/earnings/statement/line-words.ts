import type { StatementLine } from './statement.ts'

/** What a line of a statement is called. */
export const LINE_WORDS: Record<StatementLine['kind'], string> = {
  earning: 'Earned',
  reversal: 'Taken back',
  payout: 'Paid out',
  returned: 'Came back from the bank',
}
