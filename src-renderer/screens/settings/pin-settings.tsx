import { Button, PasswordInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useStation } from '../../station/station-context.tsx'
import { sentenceOf } from '../../ui/error-state.tsx'
import css from './settings.module.css'

const PIN = /^\d{4,8}$/

/** Sets the PIN with which this person switches at stations. */
export function PinSettings({ onSet }: { onSet?: () => void }) {
  const station = useStation()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const differs = again !== '' && again !== pin
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      const answer = await station.session.setPin({ pin })
      setSaid(answer.ok ? 'Your new PIN is set.' : answer.sentence)
      if (answer.ok) {
        setPin('')
        setAgain('')
        onSet?.()
      }
    } catch (error) {
      setSaid(sentenceOf(error))
    }
  }
  return (
    <form className={css['rows']} onSubmit={(event) => void submit(event)}>
      <PasswordInput
        label="New PIN"
        description="Four to eight digits. With it you switch person, without a network too."
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <PasswordInput
        label="Once more"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={again}
        error={differs && 'The two are not the same'}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <div className={css['foot']}>
        <Button type="submit" disabled={!PIN.test(pin) || pin !== again}>
          Set PIN
        </Button>
        <span role="status">{said}</span>
      </div>
    </form>
  )
}
