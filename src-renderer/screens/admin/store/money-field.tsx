import { NumberInput } from '@mantine/core'
import { decimalsOf, type Currency } from '../../../../src-shared/money/money.ts'

interface MoneyFieldProps {
  label: string
  currency: Currency
  /** Minor units; null where nothing is said. */
  value: number | null
  onChange: (value: number | null) => void
  description?: string
  /** Whether it may be left empty. */
  optional?: boolean
  error?: string | undefined
}

/** An amount as people write it, kept in minor units. */
export function MoneyField({
  label,
  currency,
  value,
  onChange,
  description,
  optional,
  error,
}: MoneyFieldProps) {
  const decimals = decimalsOf(currency)
  return (
    <NumberInput
      label={label}
      description={description}
      prefix={`${currency} `}
      value={value === null ? '' : value / 10 ** decimals}
      onChange={(typed) =>
        onChange(
          typed === '' ? (optional ? null : 0) : Math.max(0, Math.round(Number(typed) * 10 ** decimals)),
        )
      }
      decimalScale={decimals}
      fixedDecimalScale
      min={0}
      hideControls
      thousandSeparator=","
      error={error}
    />
  )
}
