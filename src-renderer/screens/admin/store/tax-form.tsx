import { Button, NumberInput, Radio, TextInput } from '@mantine/core'
import { formatMoney, type Currency } from '../../../../src-shared/money/money.ts'
import { COUNTRIES } from '../../../../src-shared/order/countries.ts'
import { reckonTax, type TaxRules } from '../../../../src-shared/order/tax.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { CountrySelect } from './country-select.tsx'
import type { FormProps } from './form-props.ts'
import css from './store.module.css'

const asNumber = (typed: number | string): number => (typed === '' ? 0 : Number(typed))

/** How tax is reckoned, with what comes of it. */
export function TaxForm({ value, onChange, problem, currency }: FormProps<'tax'>) {
  return (
    <>
      <TextInput
        label="Name of the tax"
        description="As it stands on the checkout and in mails: VAT 15 %."
        withAsterisk
        value={value.label}
        onChange={(event) => onChange({ ...value, label: event.currentTarget.value })}
        dir="auto"
        error={problem('label')}
      />
      <NumberInput
        label="Tax in percent"
        value={value.percent}
        onChange={(typed) => onChange({ ...value, percent: asNumber(typed) })}
        min={0}
        max={99.99}
        decimalScale={2}
        hideControls
        error={problem('percent')}
      />
      <Radio.Group
        label="Prices and shipping rates"
        value={value.included ? 'included' : 'added'}
        onChange={(how) => onChange({ ...value, included: how === 'included' })}
      >
        <div className={css['choices']}>
          <Radio value="added" label="are without tax: it is added at the checkout" />
          <Radio value="included" label="include the tax: shoppers pay what they see" />
        </div>
      </Radio.Group>
      <Exceptions value={value} onChange={onChange} problem={problem} currency={currency} />
      <Example rules={value} currency={currency} />
    </>
  )
}

function Exceptions({ value, onChange, problem }: FormProps<'tax'>) {
  const { exceptions } = value
  const set = (next: TaxRules['exceptions']): void => onChange({ ...value, exceptions: next })
  const free = COUNTRIES.find(({ code }) => !exceptions.some((one) => one.country === code))
  return (
    <fieldset className={css['group']}>
      <legend>Countries with another percentage</legend>
      {exceptions.map((one, at) => (
        <div key={one.country} className={css['row']}>
          <CountrySelect
            label={`Country ${at + 1}`}
            value={one.country}
            onChange={(country) => set(exceptions.with(at, { ...one, country }))}
          />
          <NumberInput
            label={`Percent ${at + 1}`}
            value={one.percent}
            onChange={(typed) => set(exceptions.with(at, { ...one, percent: asNumber(typed) }))}
            min={0}
            max={99.99}
            decimalScale={2}
            hideControls
          />
          <Button
            variant="subtle"
            onClick={() => set(exceptions.filter((_, other) => other !== at))}
            aria-label={`Take out country ${at + 1}`}
          >
            <Icon name="trash" size={18} />
          </Button>
        </div>
      ))}
      {problem('exceptions') && <p className={css['wrong']}>{problem('exceptions')}</p>}
      <Button
        variant="default"
        leftSection={<Icon name="plus" size={18} />}
        onClick={() => free && set([...exceptions, { country: free.code, percent: 0 }])}
        disabled={!free}
        className={css['add']}
      >
        Add a country
      </Button>
    </fieldset>
  )
}

/** What becomes of a basket, by the very rule of the checkout. */
function Example({ rules, currency }: { rules: TaxRules; currency: Currency }) {
  const basket = 100_000
  const { tax, added } = reckonTax(basket, rules, null)
  const money = (amount: number): string => formatMoney(amount, currency)
  return (
    <p className={css['example']} data-testid="tax-example" aria-live="polite">
      A basket of {money(basket)}: {rules.label || 'tax'} {money(tax)}, to pay {money(basket + added)}.
    </p>
  )
}
