import { ActionIcon, Select, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { CARRIERS } from '../../../../src-shared/fulfillment/carriers.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { badWeight, missingIn, withNumber, type ParcelDraft } from './parcel-draft.ts'
import css from './ship-panel.module.css'
import { readWeight, sayWeight } from '../../parts/weight.ts'

const CHOICES = CARRIERS.map((carrier) => ({ value: carrier.code, label: carrier.name }))

interface ParcelFormProps {
  draft: ParcelDraft
  place: number
  of: number
  onChange: (draft: ParcelDraft) => void
  onRemove?: () => void
  /** Enter in a field sends the form around it; else it leaves the field, and the next one is for the big button. */
  enterSends?: boolean
}

/** One parcel: its number by scan or by typing, who carries it, and its weight where somebody weighed it. */
export function ParcelForm({ draft, place, of, onChange, onRemove, enterSends = false }: ParcelFormProps) {
  const bad = draft.number.trim() !== '' && missingIn(draft)?.startsWith('A tracking number')
  const leaveOnEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' || enterSends) return
    event.preventDefault()
    event.currentTarget.blur()
  }
  const grams = readWeight(draft.weight)
  return (
    <fieldset className={css['parcel']} data-testid={`parcel-${place}`}>
      <legend className={css['parcelHead']}>
        <span>{`Parcel ${place} of ${of}`}</span>
      </legend>
      {onRemove && (
        <ActionIcon
          className={css['remove']}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Remove parcel ${place}`}
          onClick={onRemove}
        >
          <Icon name="cross" size={18} />
        </ActionIcon>
      )}
      <TextInput
        label="Tracking number"
        placeholder="Scan or type"
        size="lg"
        value={draft.number}
        onChange={(event) => onChange(withNumber(draft, event.currentTarget.value))}
        onKeyDown={leaveOnEnter}
        error={bad ? missingIn(draft) : undefined}
        autoComplete="off"
        spellCheck={false}
        leftSection={<Icon name="scan" size={20} />}
        data-tracking={draft.number.trim() === '' ? 'empty' : 'given'}
      />
      <div className={css['carrierAndWeight']}>
        <Select
          label="Carrier"
          placeholder="By the number"
          size="lg"
          data={CHOICES}
          value={draft.carrier}
          onChange={(carrier) => onChange({ ...draft, carrier })}
          allowDeselect={false}
          maxDropdownHeight={320}
        />
        <TextInput
          label="Weight"
          placeholder="optional"
          size="lg"
          value={draft.weight}
          maxLength={12}
          onChange={(event) => onChange({ ...draft, weight: event.currentTarget.value })}
          // What was understood takes the place of what was typed.
          onBlur={() => grams !== null && onChange({ ...draft, weight: sayWeight(grams) })}
          onKeyDown={leaveOnEnter}
          error={badWeight(draft) && 'Like 850 g or 1.2 kg'}
          autoComplete="off"
        />
      </div>
      {draft.carrier === 'other' && (
        <TextInput
          label="Name of the carrier"
          size="lg"
          value={draft.carrierName}
          maxLength={60}
          onChange={(event) => onChange({ ...draft, carrierName: event.currentTarget.value })}
          onKeyDown={leaveOnEnter}
        />
      )}
    </fieldset>
  )
}
