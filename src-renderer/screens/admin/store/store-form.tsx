import { Select, TextInput } from '@mantine/core'
import type { FormProps } from './form-props.ts'
import { LinesField } from './lines-field.tsx'
import { LogoField } from './logo-field.tsx'

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** Who the store is. */
export function StoreForm({ value, onChange, problem }: FormProps<'store'>) {
  return (
    <>
      <TextInput
        label="Name"
        withAsterisk
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
        dir="auto"
        error={problem('name')}
      />
      <LinesField
        label="Address"
        description="As it stands on papers, the country last."
        value={value.addressLines}
        onChange={(addressLines) => onChange({ ...value, addressLines })}
        most={6}
        error={problem('addressLines')}
      />
      <TextInput
        label="E-mail for questions"
        withAsterisk
        type="email"
        value={value.supportEmail}
        onChange={(event) => onChange({ ...value, supportEmail: event.currentTarget.value })}
        error={problem('supportEmail') && 'An e-mail address such as help@example.com'}
      />
      <Select
        label="Time zone"
        description="In which “today” and the dates on papers are reckoned."
        data={ZONES}
        value={value.timeZone}
        onChange={(timeZone) => timeZone && onChange({ ...value, timeZone })}
        searchable
        limit={100}
        allowDeselect={false}
        error={problem('timeZone')}
      />
      <LogoField value={value.logo} onChange={(logo) => onChange({ ...value, logo })} />
    </>
  )
}
