import { Button, PasswordInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useStation } from '../../station/station-context.tsx'
import { sentenceOf } from '../../ui/error-state.tsx'
import css from './settings.module.css'

const SHORTEST = 10

/** Changes the password of the person who is signed in. Needs the network: the office keeps it. */
export function PasswordSettings({ onChanged }: { onChanged?: () => void }) {
  const station = useStation()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      const answer = await station.session.changePassword({ current, next })
      setSaid(answer.ok ? 'Your new password is set. Elsewhere you sign in with it again.' : answer.sentence)
      if (!answer.ok) return
      setCurrent('')
      setNext('')
      setAgain('')
      onChanged?.()
    } catch (error) {
      setSaid(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={css['rows']}
      onSubmit={(event) => void submit(event)}
      aria-label="Change the password"
      data-testid="password-form"
    >
      <PasswordInput
        label="The password you have now"
        autoComplete="current-password"
        maxLength={200}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        data-autofocus
      />
      <PasswordInput
        label="New password"
        description={`At least ${SHORTEST} characters. A few words that belong together for nobody but you are good.`}
        autoComplete="new-password"
        maxLength={200}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <PasswordInput
        label="Once more"
        autoComplete="new-password"
        maxLength={200}
        value={again}
        error={again !== '' && again !== next && 'The two are not the same'}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      <div className={css['foot']}>
        <Button type="submit" loading={busy} disabled={!current || next.length < SHORTEST || next !== again}>
          Change password
        </Button>
        <span role="status">{said}</span>
      </div>
    </form>
  )
}
