import { ColorSwatch, Textarea, TextInput } from '@mantine/core'
import { PLACEHOLDERS, type ShopperMail } from '../../../../src-shared/order/mail-template.ts'
import type { FormProps } from './form-props.ts'
import css from './store.module.css'

interface MailFormProps extends FormProps<'mailShipped'> {
  kind: ShopperMail
}

const USUAL: Readonly<Record<ShopperMail, string>> = {
  confirmation: 'Your order {order_number} at {store_name}',
  shipped: 'Your order {order_number} is on its way',
  delivered: 'Your order {order_number} has arrived',
}

/** The words of one kind of mail; what is in it beside them Packbench writes. */
export function MailForm({ kind, value, onChange, problem }: MailFormProps) {
  return (
    <>
      <TextInput
        label="Subject"
        description="Empty: the usual one."
        placeholder={USUAL[kind]}
        value={value.subject}
        onChange={(event) => onChange({ ...value, subject: event.currentTarget.value })}
        dir="auto"
        error={problem('subject')}
      />
      <Textarea
        label="Greeting"
        description="Before what happened."
        rows={3}
        value={value.greeting}
        onChange={(event) => onChange({ ...value, greeting: event.currentTarget.value })}
        dir="auto"
        error={problem('greeting')}
      />
      <Textarea
        label="Closing"
        description="Before the button."
        rows={3}
        value={value.closing}
        onChange={(event) => onChange({ ...value, closing: event.currentTarget.value })}
        dir="auto"
        error={problem('closing')}
      />
      <TextInput
        label="Colour of the button"
        description="Dark enough for white words, such as #0f6b66."
        value={value.accent}
        onChange={(event) => onChange({ ...value, accent: event.currentTarget.value.toLowerCase() })}
        rightSection={
          <ColorSwatch color={problem('accent') ? '#ffffff' : value.accent} size={20} aria-hidden />
        }
        error={problem('accent')}
      />
      <p className={css['soft']}>
        Words in braces are filled in:{' '}
        {PLACEHOLDERS[kind].map((name) => (
          <code key={name} className={css['placeholder']}>{`{${name}}`}</code>
        ))}
      </p>
    </>
  )
}
