import { Radio, Stack } from '@mantine/core'
import type { ConcernedEarning, Refundable } from '../../../../../src-shared/cloud-contract/refunds.ts'
import { formatMoney, type Currency } from '../../../../../src-shared/money/money.ts'
import { AmountInput } from '../../parts/amount-input.tsx'
import css from '../../parts/form.module.css'
import { readAmount } from '../../parts/read-amount.ts'

/** What becomes of one earning: kept, or so much of it taken back, as typed. */
export interface EarningChoice {
  readonly how: 'keep' | 'reverse'
  readonly amount: string
}

interface RefundEarningsProps {
  money: Refundable
  /** What goes back, minor units. */
  amount: number
  /** It is for a cancelled part, which took its own earning back when it was cancelled. */
  isPart: boolean
  choices: Readonly<Record<string, EarningChoice>>
  onChoices: (choices: Readonly<Record<string, EarningChoice>>) => void
}

/** What a refund means for the makers: told where work has not begun, asked where it has. */
export function RefundEarnings({ money, amount, isPart, choices, onChoices }: RefundEarningsProps) {
  const { currency, left, earnings } = money
  const waiting = isPart ? [] : earnings.filter(({ started }) => !started)
  return (
    <>
      {waiting.map((earning) => (
        <p key={earning.id} className={css['hint']}>
          {earning.makerName} has not begun:{' '}
          {formatMoney(left === 0 ? 0 : Math.round((earning.left * amount) / left), currency)} of the earning
          of {formatMoney(earning.left, currency)} is taken back with it. The job goes on; cancel the order to
          stop it.
        </p>
      ))}
      {earnings
        .filter(({ started }) => started)
        .map((earning) => {
          const choice = choices[earning.id] ?? KEEP
          const change = (more: Partial<EarningChoice>): void =>
            onChoices({ ...choices, [earning.id]: { ...choice, ...more } })
          return (
            <div key={earning.id} className={css['form']}>
              <Radio.Group
                label={`${earning.makerName} earned ${formatMoney(earning.left, currency)} of it`}
                value={choice.how}
                onChange={(how) => change({ how })}
              >
                <Stack gap="xs" mt="xs">
                  <Radio value="keep" label="They keep it" />
                  <Radio value="reverse" label="Take it back" />
                </Stack>
              </Radio.Group>
              {choice.how === 'reverse' && (
                <AmountInput
                  label={`How much is taken back, up to ${formatMoney(earning.left, currency)}`}
                  currency={currency}
                  value={choice.amount}
                  onChange={(text) => change({ amount: text })}
                  error={
                    choice.amount === '' || isFine(earning, choice, currency)
                      ? undefined
                      : 'This is too much, or no amount'
                  }
                />
              )}
            </div>
          )
        })}
    </>
  )
}

const KEEP: EarningChoice = { how: 'keep', amount: '' }

const isFine = (earning: ConcernedEarning, { amount }: EarningChoice, currency: Currency): boolean => {
  const read = readAmount(amount, currency)
  return read !== null && read > 0 && read <= earning.left
}

/**
 * The choices as the cloud takes them; null while one is not complete. An earning that is kept is named only where it
 * waits for a decision, because then keeping it is one.
 */
export function takenBackOf(
  earnings: readonly ConcernedEarning[],
  choices: Readonly<Record<string, EarningChoice>>,
  currency: Currency,
): { earningId: string; amount: number }[] | null {
  const taken: { earningId: string; amount: number }[] = []
  for (const earning of earnings.filter(({ started }) => started)) {
    const choice = choices[earning.id]
    if (choice?.how === 'reverse') {
      if (!isFine(earning, choice, currency)) return null
      taken.push({ earningId: earning.id, amount: readAmount(choice.amount, currency) ?? 0 })
    } else if (choice && earning.decisionNeeded) taken.push({ earningId: earning.id, amount: 0 })
  }
  return taken
}
