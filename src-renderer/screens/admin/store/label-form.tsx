import { Checkbox, TextInput } from '@mantine/core'
import type { FormProps } from './form-props.ts'
import { LinesField } from './lines-field.tsx'

/** What the shipping label says beside whom it is for. */
export function LabelForm({ value, onChange, problem }: FormProps<'label'>) {
  return (
    <>
      <TextInput
        label="Return to: name"
        description="Empty: the store’s own."
        value={value.returnName}
        onChange={(event) => onChange({ ...value, returnName: event.currentTarget.value })}
        dir="auto"
        error={problem('returnName')}
      />
      <LinesField
        label="Return to: address"
        description="Where parcels go that cannot be delivered. Empty: the store’s own address."
        value={value.returnLines}
        onChange={(returnLines) => onChange({ ...value, returnLines })}
        most={6}
        error={problem('returnLines')}
      />
      <TextInput
        label="Last line"
        description="Such as: Keep dry. Do not bend."
        value={value.footer}
        onChange={(event) => onChange({ ...value, footer: event.currentTarget.value })}
        dir="auto"
        error={problem('footer')}
      />
      <Checkbox
        label="Show the logo"
        checked={value.logo}
        onChange={(event) => onChange({ ...value, logo: event.currentTarget.checked })}
      />
    </>
  )
}
