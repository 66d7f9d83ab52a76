import { TextInput } from '@mantine/core'
import type { Currency } from '../../../../src-shared/money/money.ts'

interface AmountInputProps {
  label: string
  currency: Currency
  /** As it is typed: `12.50`. */
  value: string
  onChange: (text: string) => void
  error?: string | undefined
  autoFocus?: boolean
}

/** A sum of money as people type it, with its currency beside it. `readAmount` makes minor units of it. */
export function AmountInput({
  label,
  currency,
  value,
  onChange,
  error,
  autoFocus = false,
}: AmountInputProps) {
  return (
    <TextInput
      label={`${label} (${currency})`}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="decimal"
      maxLength={18}
      autoComplete="off"
      data-figures
      data-autofocus={autoFocus || undefined}
    />
  )
}
