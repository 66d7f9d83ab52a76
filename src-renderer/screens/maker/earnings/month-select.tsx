import { NativeSelect } from '@mantine/core'
import { formatMoney } from '../../../../src-shared/money/money.ts'
import { sayMonth } from './period.ts'
import { useMonths } from './use-months.ts'

interface MonthSelectProps {
  keepAs: string
  /** `2026-11`; null for all months. */
  value: string | null
  onChange: (month: string | null) => void
}

/** One month, or all of them, each with what was earned in it. */
export function MonthSelect({ keepAs, value, onChange }: MonthSelectProps) {
  const months = Map.groupBy(useMonths(keepAs), ({ month }) => month)
  const data = [
    { value: '', label: 'All months' },
    ...[...months].map(([month, sums]) => ({
      value: month,
      label: `${sayMonth(month)}: ${sums.map((sum) => formatMoney(sum.earned + sum.takenBack, sum.currency)).join(', ')}`,
    })),
  ]
  return (
    <NativeSelect
      aria-label="Month"
      data={data}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}
