import { Checkbox, TextInput } from '@mantine/core'
import type { FormProps } from './form-props.ts'

/** What the label of one item says beside its code. */
export function ItemLabelForm({ value, onChange, problem }: FormProps<'itemLabel'>) {
  return (
    <>
      <TextInput
        label="Last line"
        description="Above the order’s number, such as: Made by hand in Cape Town."
        value={value.footer}
        onChange={(event) => onChange({ ...value, footer: event.currentTarget.value })}
        dir="auto"
        error={problem('footer')}
      />
      <Checkbox
        label="Show where the item is kept"
        checked={value.place}
        onChange={(event) => onChange({ ...value, place: event.currentTarget.checked })}
      />
    </>
  )
}
