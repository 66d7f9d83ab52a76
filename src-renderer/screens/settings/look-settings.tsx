import { SegmentedControl } from '@mantine/core'
import { changePreferences, usePreferences, type Preferences } from '../../ui/preferences.ts'
import css from './settings.module.css'

const LOOKS: { value: Preferences['look']; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As the machine' },
  { value: 'night', label: 'Dark at night' },
]
const SIZES: { value: Preferences['textSize']; label: string }[] = [
  { value: 'normal', label: 'Normal' },
  { value: 'large', label: 'Large' },
  { value: 'largest', label: 'Largest' },
]

/** Light or dark, and how large the text is. */
export function LookSettings() {
  const { look, textSize } = usePreferences()
  return (
    <div className={css['rows']}>
      <div>
        <p className={css['label']}>Light or dark</p>
        <SegmentedControl
          fullWidth
          aria-label="Light or dark"
          data={LOOKS}
          value={look}
          onChange={(value) => changePreferences({ look: value })}
        />
      </div>
      <div>
        <p className={css['label']}>Size of text</p>
        <SegmentedControl
          fullWidth
          aria-label="Size of text"
          data={SIZES}
          value={textSize}
          onChange={(value) => changePreferences({ textSize: value })}
        />
      </div>
    </div>
  )
}
