import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Refused } from './refused.tsx'
import { useDoor } from './use-door.ts'
import { useSayWelcome, welcomeFor } from './welcome.ts'

interface PasswordFormProps {
  onBack?: (() => void) | undefined
  onDone?: () => void
}

/** Sign-in with email and password. Needs the cloud. */
export function PasswordForm({ onBack, onDone }: PasswordFormProps) {
  const station = useStation()
  const door = useDoor()
  const sayWelcome = useSayWelcome()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const known = await station.session.people()
    if (!(await door.try(() => station.session.signIn({ email: email.trim(), password })))) return
    const { person } = await station.status()
    if (person) sayWelcome(welcomeFor(person, known))
    onDone?.()
  }
  return (
    <form onSubmit={(event) => void submit(event)} aria-label="Sign in">
      <TextInput
        label="Email"
        type="email"
        size="lg"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        autoComplete="username"
        autoFocus
        data-autofocus
        mb="md"
      />
      <PasswordInput
        label="Password"
        size="lg"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        mb="md"
      />
      <Refused sentence={door.refused} />
      <Button type="submit" size="xl" fullWidth loading={door.busy} disabled={!email || !password}>
        Sign in
      </Button>
      {onBack && (
        <Button
          variant="subtle"
          size="lg"
          fullWidth
          mt="sm"
          onClick={onBack}
          leftSection={<Icon name="left" size={18} />}
        >
          Back to the names
        </Button>
      )}
    </form>
  )
}
