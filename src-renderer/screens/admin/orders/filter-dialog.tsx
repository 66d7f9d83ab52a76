import { Button, MultiSelect, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { countryName } from '../../../../src-shared/order/address.ts'
import { orderStatus, paymentStatus } from '../../../../src-shared/order/order-status.ts'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { ORDER_STATUS_LOOK } from '../parts/order-status-badge.tsx'
import { PAYMENT_LOOK } from './detail/payment-look.ts'
import type { OrderSearch } from './order-filter.ts'
import { useDeskChoices } from './use-desk-choices.ts'

interface FilterDialogProps {
  search: OrderSearch
  onApply: (search: OrderSearch) => void
  onClose: () => void
}

type Several = 'status' | 'factoryId' | 'makerId' | 'payment' | 'country'

/** Every filter that takes several answers, and the days. Nothing changes until it is applied. */
export function FilterDialog({ search, onApply, onClose }: FilterDialogProps) {
  const choices = useDeskChoices()
  const [draft, setDraft] = useState(search)
  const places = (kind: 'factories' | 'makers') =>
    (choices?.[kind] ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const several: readonly (readonly [Several, string, readonly { value: string; label: string }[]])[] = [
    [
      'status',
      'Status',
      orderStatus.options.map((value) => ({ value, label: ORDER_STATUS_LOOK[value].word })),
    ],
    ['factoryId', 'Factory', places('factories')],
    ['makerId', 'Maker', places('makers')],
    [
      'payment',
      'Payment',
      paymentStatus.options.map((value) => ({ value, label: PAYMENT_LOOK[value].word })),
    ],
    ['country', 'Country', (choices?.countries ?? []).map((value) => ({ value, label: countryName(value) }))],
  ]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onApply(draft)
    onClose()
  }
  return (
    <Dialog title="Filter the orders" onClose={onClose} size="lg">
      <form className={css['form']} onSubmit={submit} aria-label="Filter the orders">
        <div className={css['grid']}>
          {several.map(([key, label, data]) => (
            <MultiSelect
              key={key}
              label={label}
              placeholder={draft[key]?.length ? undefined : 'Any'}
              data={data}
              value={draft[key] ?? []}
              onChange={(values) => setDraft({ ...draft, [key]: values.length > 0 ? values : undefined })}
              comboboxProps={{ withinPortal: false }}
              searchable
              clearable
              hidePickedOptions
              openOnFocus={false}
              data-autofocus={key === 'status' || undefined}
            />
          ))}
          <span />
          <TextInput
            type="date"
            label="Placed on or after"
            value={draft.placedFrom ?? ''}
            onChange={(event) => setDraft({ ...draft, placedFrom: event.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label="Placed on or before"
            value={draft.placedTo ?? ''}
            onChange={(event) => setDraft({ ...draft, placedTo: event.currentTarget.value || undefined })}
          />
        </div>
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit">Show these orders</Button>
        </div>
      </form>
    </Dialog>
  )
}
