import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { address, type Address } from '../../../../../src-shared/order/address.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useDraft } from '../../parts/use-draft.ts'
import css from '../../parts/form.module.css'
import { useOrderNews } from './use-order-news.ts'

type Field = keyof Address

const FIELDS: readonly { name: Field; label: string; wide?: true }[] = [
  { name: 'name', label: 'Name', wide: true },
  { name: 'company', label: 'Company', wide: true },
  { name: 'line1', label: 'Street and number', wide: true },
  { name: 'line2', label: 'Second line', wide: true },
  { name: 'postalCode', label: 'Postal code' },
  { name: 'city', label: 'City' },
  { name: 'region', label: 'Region' },
  { name: 'country', label: 'Country, two letters' },
  { name: 'phone', label: 'Phone', wide: true },
]
const WANTED: ReadonlySet<Field> = new Set(['name', 'line1', 'city', 'country'])

const LONGEST_NOTE = 2000

interface AddressFormProps {
  order: OrderDetail
  shipTo: Address
  /** With a sentence when the address was changed. */
  onClose: (sentence?: string) => void
}

/** Another address for the whole order, and what the customer wrote with it. What was typed is kept until it is saved or put back. */
export function AddressForm({ order, shipTo, onClose }: AddressFormProps) {
  const queries = useCloudQueries()
  const show = useOrderNews()
  const [draft, setDraft, forget] = useDraft<Address>(`address ${order.id}`, shipTo)
  const [note, setNote, forgetNote] = useDraft(`customer note ${order.id}`, order.customerNote ?? '')
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({})
  const save = useMutation({
    ...queries.orders.changeAddress.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      forget()
      forgetNote()
      onClose('Changed. The bench sees it at once.')
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = address.safeParse(draft)
    setWrong(
      read.success
        ? {}
        : Object.fromEntries(
            read.error.issues.map((issue) => [issue.path[0], sayWrong(issue.path[0] as Field)]),
          ),
    )
    if (read.success)
      save.mutate({ id: order.id, shipTo: read.data, customerNote: note.trim() === '' ? null : note })
  }
  const change = (name: Field, text: string): void => {
    const value = name === 'country' ? text.toUpperCase() : text
    setDraft({ ...draft, [name]: value === '' && !WANTED.has(name) ? null : value })
  }
  return (
    <form className={css['form']} onSubmit={submit} aria-label="Change address and note" noValidate>
      <div className={css['grid']}>
        {FIELDS.map(({ name, label, wide }) => (
          <TextInput
            key={name}
            className={wide ? css['wide'] : undefined}
            label={label}
            withAsterisk={WANTED.has(name)}
            value={draft[name] ?? ''}
            error={wrong[name]}
            onChange={(event) => change(name, event.currentTarget.value)}
            maxLength={name === 'country' ? 2 : 160}
            dir="auto"
            autoComplete="off"
            data-autofocus={name === 'name' || undefined}
          />
        ))}
        <Textarea
          className={css['wide']}
          label="What the customer wrote"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={LONGEST_NOTE}
          rows={2}
          dir="auto"
        />
      </div>
      <Trouble sentence={save.error && sentenceOf(save.error)} />
      <div className={css['buttons']}>
        <Button
          variant="default"
          onClick={() => {
            forget()
            forgetNote()
            onClose()
          }}
        >
          Keep it as it was
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  )
}

const sayWrong = (field: Field): string =>
  field === 'country'
    ? 'A two-letter code such as ZA or DE'
    : WANTED.has(field)
      ? 'This is needed'
      : 'This is too long'
