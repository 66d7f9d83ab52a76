import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { formatMoney, type Currency } from '../../../../src-shared/money/money.ts'
import { COUNTRIES } from '../../../../src-shared/order/countries.ts'
import { feeIn, zoneOf, type ShippingZone } from '../../../../src-shared/order/shipping-rates.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { FormProps } from './form-props.ts'
import { MoneyField } from './money-field.tsx'
import css from './store.module.css'
import { ZoneFields } from './zone-fields.tsx'

/** Zones of countries with their rates, and a try of them. */
export function ShippingForm({ value, onChange, problem, currency }: FormProps<'shipping'>) {
  const { zones } = value
  const set = (next: ShippingZone[]): void => onChange({ zones: next })
  const newZone = (): ShippingZone => ({
    name: `Zone ${zones.length + 1}`,
    countries: [COUNTRIES.find(({ code }) => !zones.some((zone) => zone.countries.includes(code)))!.code],
    rates: [{ fromSubtotal: 0, fee: 0 }],
    freeFrom: null,
  })
  return (
    <>
      <p className={css['soft']}>
        While a shopper has not chosen a country, the checkout shows what the first zone costs.
      </p>
      {zones.map((zone, at) => (
        <ZoneFields
          key={at}
          number={at + 1}
          zone={zone}
          currency={currency}
          problem={(field) => problem(`zones.${at}.${field}`)}
          onChange={(changed) => set(zones.with(at, changed))}
          onRemove={zones.length > 1 ? () => set(zones.toSpliced(at, 1)) : null}
        />
      ))}
      {problem('zones') && <p className={css['wrong']}>{problem('zones')}</p>}
      <Button
        variant="default"
        leftSection={<Icon name="plus" size={18} />}
        onClick={() => set([...zones, newZone()])}
        className={css['add']}
        data-testid="add-zone"
      >
        Add a zone
      </Button>
      <Try zones={zones} currency={currency} />
    </>
  )
}

/** What sending would cost, by the very rule of the checkout. */
function Try({ zones, currency }: { zones: readonly ShippingZone[]; currency: Currency }) {
  const [country, setCountry] = useState('ZA')
  const [subtotal, setSubtotal] = useState(50_000)
  const zone = zoneOf(zones, country)
  return (
    <fieldset className={css['group']}>
      <legend>Try it</legend>
      <div className={css['row']}>
        <Select
          label="Sent to"
          data={COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))}
          value={country}
          onChange={(code) => code && setCountry(code)}
          searchable
          limit={100}
          allowDeselect={false}
        />
        <MoneyField
          label="Items for"
          currency={currency}
          value={subtotal}
          onChange={(amount) => setSubtotal(amount ?? 0)}
        />
      </div>
      <p className={css['example']} data-testid="shipping-example" aria-live="polite">
        {zone
          ? `${zone.name}: ${feeIn(zone, subtotal) === 0 ? 'sent free' : formatMoney(feeIn(zone, subtotal), currency)}`
          : 'You do not send there: the checkout says so.'}
      </p>
    </fieldset>
  )
}
