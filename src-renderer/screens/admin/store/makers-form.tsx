import { NumberInput } from '@mantine/core'
import type { FormProps } from './form-props.ts'
import { MoneyField } from './money-field.tsx'
import css from './store.module.css'

/** What makers get of what customers paid, and from which payout on two people look at it. */
export function MakersForm({ value, onChange, problem, currency }: FormProps<'makers'>) {
  return (
    <>
      <NumberInput
        label="Share of makers in percent"
        description="Of what the customer paid for the items. Earnings that exist already keep the share they were made with."
        value={value.ratePercent}
        onChange={(typed) => onChange({ ...value, ratePercent: typed === '' ? 0 : Number(typed) })}
        min={0}
        max={100}
        decimalScale={2}
        hideControls
        error={problem('ratePercent')}
      />
      <MoneyField
        label="Second person from"
        description="A batch of payouts for this much or more is approved by somebody other than who made it."
        currency={currency}
        value={value.payoutApprovalThreshold}
        onChange={(amount) => onChange({ ...value, payoutApprovalThreshold: amount ?? 0 })}
        error={problem('payoutApprovalThreshold')}
      />
      <p className={css['soft']}>0 means that every payout wants a second person.</p>
    </>
  )
}
