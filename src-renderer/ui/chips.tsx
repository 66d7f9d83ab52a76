import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/shapes.ts'
import css from './chips.module.css'

export interface Chip<Value extends string> {
  value: Value
  label: string
  icon?: IconName
  /** How many would be listed. */
  count?: number | undefined
  tone?: 'stop' | 'needs'
}

interface ChipsProps<Value extends string> {
  label: string
  chips: readonly Chip<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** Filters in a row, one of which is on, each with its count. */
export function Chips<Value extends string>({ label, chips, value, onChange }: ChipsProps<Value>) {
  return (
    <div className={css['chips']} role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={css['chip']}
          aria-pressed={chip.value === value}
          data-tone={chip.count ? chip.tone : undefined}
          data-filter={chip.value}
          onClick={() => onChange(chip.value)}
        >
          {chip.icon && <Icon name={chip.icon} size={16} />}
          {chip.label}
          {chip.count !== undefined && (
            <span className={css['count']} data-figures>
              {chip.count.toLocaleString('en')}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
