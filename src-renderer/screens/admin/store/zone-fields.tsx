import { Button, TextInput } from '@mantine/core'
import type { Currency } from '../../../../src-shared/money/money.ts'
import type { ShippingZone } from '../../../../src-shared/order/shipping-rates.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { CountriesSelect } from './country-select.tsx'
import { MoneyField } from './money-field.tsx'
import css from './store.module.css'

interface ZoneFieldsProps {
  number: number
  zone: ShippingZone
  currency: Currency
  problem: (field: string) => string | undefined
  onChange: (zone: ShippingZone) => void
  /** Null for the only one. */
  onRemove: (() => void) | null
}

/** One zone: its countries and what sending to them costs. */
export function ZoneFields({ number, zone, currency, problem, onChange, onRemove }: ZoneFieldsProps) {
  const { rates } = zone
  const setRates = (next: ShippingZone['rates']): void => onChange({ ...zone, rates: next })
  return (
    <fieldset className={css['group']} data-testid={`zone-${number}`}>
      <legend>
        Zone {number}: <bdi>{zone.name}</bdi>
      </legend>
      <TextInput
        label="Name of the zone"
        value={zone.name}
        onChange={(event) => onChange({ ...zone, name: event.currentTarget.value })}
        dir="auto"
        error={problem('name')}
      />
      <CountriesSelect
        label="Countries"
        description="None: every country that no other zone names."
        value={zone.countries}
        onChange={(countries) => onChange({ ...zone, countries })}
        error={problem('countries')}
      />
      {rates.map((rate, at) => (
        <div key={at} className={css['row']}>
          {at > 0 && (
            <MoneyField
              label="From items for"
              currency={currency}
              value={rate.fromSubtotal}
              onChange={(amount) => setRates(rates.with(at, { ...rate, fromSubtotal: amount ?? 0 }))}
            />
          )}
          <MoneyField
            label={at === 0 ? 'Fee' : 'the fee is'}
            currency={currency}
            value={rate.fee}
            onChange={(amount) => setRates(rates.with(at, { ...rate, fee: amount ?? 0 }))}
          />
          {at > 0 && (
            <Button
              variant="subtle"
              onClick={() => setRates(rates.toSpliced(at, 1))}
              aria-label={`Take out rate ${at + 1} of zone ${number}`}
            >
              <Icon name="trash" size={18} />
            </Button>
          )}
        </div>
      ))}
      {problem('rates') && <p className={css['wrong']}>{problem('rates')}</p>}
      <MoneyField
        label="Free from items for"
        description="Empty: never free."
        currency={currency}
        value={zone.freeFrom}
        onChange={(freeFrom) => onChange({ ...zone, freeFrom })}
        optional
      />
      <div className={css['row']}>
        <Button
          variant="default"
          size="compact-sm"
          disabled={rates.length >= 10}
          onClick={() =>
            setRates([
              ...rates,
              { fromSubtotal: rates.at(-1)!.fromSubtotal + 10_000, fee: rates.at(-1)!.fee },
            ])
          }
        >
          Add a rate by amount
        </Button>
        {onRemove && (
          <Button variant="subtle" size="compact-sm" color="red" onClick={onRemove}>
            Take out zone {number}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
