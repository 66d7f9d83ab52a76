import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Person } from '../../../../src-shared/station-contract/status.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Initials } from '../../../ui/initials.tsx'
import css from './pin-pad.module.css'
import { Refused } from './refused.tsx'
import { useDoor } from './use-door.ts'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0', 'enter'] as const
const SHORTEST = 4
const LONGEST = 8

interface PinPadProps {
  person: Person
  onBack: () => void
  onDone?: () => void
}

/** A PIN by touch or keyboard. Checked at the station, without a network. */
export function PinPad({ person, onBack, onDone }: PinPadProps) {
  const station = useStation()
  const door = useDoor()
  const [pin, setPin] = useState('')

  const press = async (key: string): Promise<void> => {
    if (door.busy) return
    if (/^\d$/.test(key)) {
      door.forget()
      setPin((before) => (before.length < LONGEST ? before + key : before))
    } else if (key === 'back' || key === 'Backspace') setPin((before) => before.slice(0, -1))
    else if ((key === 'enter' || key === 'Enter') && pin.length >= SHORTEST) {
      const worked = await door.try(() => station.session.switchByPin({ userId: person.id, pin }))
      setPin('')
      if (worked) onDone?.()
    }
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!/^(\d|Backspace|Enter)$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
      // Enter on a key of the pad presses that key.
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      void press(event.key)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  return (
    <div className={css['pad']}>
      <div className={css['who']}>
        <Initials name={person.name} />
        <bdi>{person.name}</bdi>
      </div>
      <div className={css['dots']} role="status" aria-label={`${pin.length} digits entered`}>
        {Array.from({ length: Math.max(SHORTEST, pin.length) }, (_, index) => (
          <span key={index} data-filled={index < pin.length} />
        ))}
      </div>
      <Refused sentence={door.refused} />
      <div className={css['keys']}>
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            className={css['key']}
            data-kind={key}
            aria-label={key === 'back' ? 'Delete a digit' : key === 'enter' ? 'Enter' : key}
            disabled={key === 'enter' && (pin.length < SHORTEST || door.busy)}
            onClick={() => void press(key)}
          >
            {key === 'back' ? (
              <Icon name="left" size={26} />
            ) : key === 'enter' ? (
              <Icon name="check" size={30} />
            ) : (
              key
            )}
          </button>
        ))}
      </div>
      <Button
        variant="subtle"
        size="lg"
        fullWidth
        onClick={onBack}
        leftSection={<Icon name="left" size={18} />}
      >
        Somebody else
      </Button>
    </div>
  )
}
