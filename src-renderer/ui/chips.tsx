import type { MouseEvent } from 'react'
import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/shapes.ts'
import css from './chips.module.css'

export interface Chip<Value extends string> {
  value: Value
  label: string
  icon?: IconName
  /** How many would be listed. */
  count?: number | undefined
  /** There are more than `count` says. */
  more?: boolean | undefined
  tone?: 'stop' | 'needs'
}

interface ChipsProps<Value extends string> {
  label: string
  chips: readonly Chip<Value>[]
  /** The one that is on, or several. */
  value: Value | readonly Value[]
  onChange: (value: Value, event: MouseEvent) => void
}

/** Filters in a row, of which one or some are on, each with its count. */
export function Chips<Value extends string>({ label, chips, value, onChange }: ChipsProps<Value>) {
  return (
    <div className={css['chips']} role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={css['chip']}
          aria-pressed={Array.isArray(value) ? value.includes(chip.value) : chip.value === value}
          data-tone={chip.count ? chip.tone : undefined}
          data-filter={chip.value}
          onClick={(event) => onChange(chip.value, event)}
        >
          {chip.icon && <Icon name={chip.icon} size={16} />}
          {chip.label}
          {chip.count !== undefined && (
            <span className={css['count']} data-figures>
              {chip.count.toLocaleString('en')}
              {chip.more && '+'}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
