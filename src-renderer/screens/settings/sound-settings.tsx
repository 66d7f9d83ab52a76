import { Button, Slider, Switch } from '@mantine/core'
import { changePreferences, usePreferences } from '../../ui/preferences.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { play, SOUNDS, type Sound } from '../bench/scan/sounds.ts'
import css from './settings.module.css'

const TRIED = Object.keys(SOUNDS) as Sound[]

/** Whether and how loudly scans are heard, and what each sound means. */
export function SoundSettings() {
  const { sounds, volume } = usePreferences()
  return (
    <div className={css['rows']}>
      <Switch
        size="md"
        label="Sounds at the bench"
        checked={sounds}
        onChange={(event) => changePreferences({ sounds: event.currentTarget.checked })}
      />
      <div>
        <p className={css['label']}>Volume</p>
        <Slider
          thumbLabel="Volume"
          value={volume}
          min={0}
          max={100}
          step={5}
          disabled={!sounds}
          onChange={(value) => changePreferences({ volume: value })}
          onChangeEnd={() => play('good')}
        />
      </div>
      <ul className={css['sounds']}>
        {TRIED.map((sound) => (
          <li key={sound}>
            <Button
              variant="default"
              size="sm"
              disabled={!sounds}
              leftSection={<Icon name="play" size={14} />}
              onClick={() => play(sound)}
            >
              {SOUNDS[sound].caption}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
