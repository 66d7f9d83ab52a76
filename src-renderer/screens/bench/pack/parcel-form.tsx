import { ActionIcon, Select, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { CARRIERS } from '../../../../src-shared/fulfillment/carriers.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { missingIn, withNumber, type ParcelDraft } from './parcel-draft.ts'
import css from './ship-panel.module.css'

const CHOICES = CARRIERS.map((carrier) => ({ value: carrier.code, label: carrier.name }))

interface ParcelFormProps {
  draft: ParcelDraft
  place: number
  of: number
  onChange: (draft: ParcelDraft) => void
  onRemove: () => void
}

/** One parcel: its number by scan or by typing, and who carries it. */
export function ParcelForm({ draft, place, of, onChange, onRemove }: ParcelFormProps) {
  const bad = draft.number.trim() !== '' && missingIn(draft)?.startsWith('A tracking number')
  const leaveOnEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return
    // The next Enter is for the big button.
    event.preventDefault()
    event.currentTarget.blur()
  }
  return (
    <fieldset className={css['parcel']} data-testid={`parcel-${place}`}>
      <legend className={css['parcelHead']}>
        <span>{`Parcel ${place} of ${of}`}</span>
      </legend>
      {of > 1 && (
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
      <Select
        label="Carrier"
        placeholder="Chosen by the number"
        size="lg"
        data={CHOICES}
        value={draft.carrier}
        onChange={(carrier) => onChange({ ...draft, carrier })}
        allowDeselect={false}
        maxDropdownHeight={320}
      />
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
