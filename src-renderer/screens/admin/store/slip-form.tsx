import { Checkbox, Select, Textarea } from '@mantine/core'
import { slipLanguage, type SlipLanguage } from '../../../../src-shared/print/templates.ts'
import type { FormProps } from './form-props.ts'
import css from './store.module.css'

const LANGUAGES: Readonly<Record<SlipLanguage, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  ar: 'العربية',
  ja: '日本語',
}

/** What the packing slip says. */
export function SlipForm({ value, onChange, problem }: FormProps<'slip'>) {
  return (
    <>
      <Select
        label="Language of the fixed words"
        description="Arabic and Japanese are drawn with the fonts of the station that prints."
        data={slipLanguage.options.map((code) => ({ value: code, label: LANGUAGES[code] }))}
        value={value.language}
        onChange={(language) => language && onChange({ ...value, language })}
        allowDeselect={false}
      />
      <Textarea
        label="Greeting"
        description="Above the list of things. Empty: none."
        rows={3}
        value={value.greeting}
        onChange={(event) => onChange({ ...value, greeting: event.currentTarget.value })}
        dir="auto"
        error={problem('greeting')}
      />
      <Textarea
        label="How to return"
        description="At the end. Empty: nothing is said."
        rows={4}
        value={value.returns}
        onChange={(event) => onChange({ ...value, returns: event.currentTarget.value })}
        dir="auto"
        error={problem('returns')}
      />
      <div className={css['choices']}>
        <Checkbox
          label="Show the logo"
          checked={value.logo}
          onChange={(event) => onChange({ ...value, logo: event.currentTarget.checked })}
        />
        <Checkbox
          label="Show prices"
          checked={value.prices}
          onChange={(event) => onChange({ ...value, prices: event.currentTarget.checked })}
        />
        <Checkbox
          label="Show the customer’s note"
          checked={value.note}
          onChange={(event) => onChange({ ...value, note: event.currentTarget.checked })}
        />
      </div>
    </>
  )
}
