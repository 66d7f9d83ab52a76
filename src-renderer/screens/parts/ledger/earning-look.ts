import type { EarningRow } from '../../../../src-shared/cloud-contract/earnings.ts'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: IconName
  readonly word: string
}

/** How a row of the ledger stands, in a badge. */
export function lookOfEarning(row: EarningRow): Look {
  if (row.decisionNeeded) return { tone: 'needs', icon: 'info', word: 'Being decided' }
  if (row.state === 'paid')
    return { tone: 'done', icon: 'check', word: row.kind === 'earning' ? 'Paid' : 'Settled' }
  if (row.state === 'reversed') return { tone: 'stop', icon: 'undo', word: 'Taken back' }
  return row.ready
    ? { tone: 'working', icon: 'money', word: 'Ready' }
    : { tone: 'waiting', icon: 'waiting', word: 'Pending' }
}

/** What the state means, in a sentence. `day` is the day of the payout as people say it. */
export function sayEarning(row: EarningRow, day: string | null): string {
  const isEarning = row.kind === 'earning'
  if (row.decisionNeeded) return 'The office decides whether it is paid.'
  if (row.state === 'paid')
    return isEarning
      ? `Paid out${day ? ` on ${day}` : ''}.`
      : `Taken off the payout${day ? ` of ${day}` : ''}.`
  if (row.state === 'reversed')
    return isEarning
      ? 'Taken back whole before it was paid.'
      : 'It takes back an earning that was not paid yet.'
  if (isEarning) return row.ready ? 'Goes into the next payout.' : 'Goes into a payout once the job has left.'
  return row.ready ? 'Taken off the next payout.' : 'Taken off together with its earning.'
}

/** `ZAR 370.00 × 70 % = ZAR 259.00`. A part that was taken back is its own sum. */
export const sayReckoning = ({ base, ratePercent, amount, currency }: EarningRow): string =>
  `${formatMoney(base, currency)} × ${ratePercent} % = ${formatMoney(amount, currency)}`
