import { MultiSelect, Select } from '@mantine/core'
import { COUNTRIES } from '../../../../src-shared/order/countries.ts'

const CHOICES = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))

interface CountriesSelectProps {
  label: string
  description: string
  value: readonly string[]
  onChange: (codes: string[]) => void
  error?: string | undefined
}

/** Any number of countries. */
export const CountriesSelect = ({ value, ...rest }: CountriesSelectProps) => (
  <MultiSelect
    {...rest}
    data={CHOICES}
    value={[...value]}
    searchable
    hidePickedOptions
    limit={100}
    clearable
  />
)

interface CountrySelectProps {
  label: string
  value: string | null
  onChange: (code: string) => void
}

/** One country. */
export const CountrySelect = ({ onChange, ...rest }: CountrySelectProps) => (
  <Select
    {...rest}
    data={CHOICES}
    onChange={(code) => code && onChange(code)}
    searchable
    limit={100}
    allowDeselect={false}
  />
)
