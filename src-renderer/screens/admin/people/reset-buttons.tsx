import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow } from '../../../../src-shared/cloud-contract/people.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { When } from '../../../ui/when.tsx'
import { Dialog } from '../parts/dialog.tsx'
import form from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import css from './person.module.css'

/** Takes back what a person opens doors with, when it was forgotten or seen by somebody else. */
export function ResetButtons({ person, isMe }: { person: PersonRow; isMe: boolean }) {
  const [open, setOpen] = useState<'pin' | 'password' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <div className={css['resets']}>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="keyboard" size={16} />}
        disabled={!person.hasPin}
        onClick={() => setOpen('pin')}
        data-testid="reset-pin"
      >
        Reset PIN
      </Button>
      {!isMe && (
        <Button
          variant="default"
          size="sm"
          leftSection={<Icon name="lock" size={16} />}
          disabled={!person.active}
          onClick={() => setOpen('password')}
          data-testid="reset-password"
        >
          Reset password
        </Button>
      )}
      {open === 'pin' && <ResetPinDialog person={person} onClose={close} />}
      {open === 'password' && <ResetPasswordDialog person={person} onClose={close} />}
    </div>
  )
}

function ResetPinDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const reset = useMutation({
    ...queries.people.resetPin.mutationOptions(),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: queries.people.key() })
      onClose()
    },
  })
  return (
    <Dialog title={`Reset the PIN of ${person.name}?`} onClose={onClose}>
      <div className={form['form']}>
        <p className={form['lead']}>
          Stations forget it as soon as they are heard; one without a network goes on knowing it until then.{' '}
          <bdi>{person.name}</bdi> signs in with the password and sets a new PIN.
        </p>
        <Trouble sentence={reset.error && sentenceOf(reset.error)} />
        <div className={form['buttons']}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="red"
            loading={reset.isPending}
            onClick={() => reset.mutate({ id: person.id })}
            data-autofocus
          >
            Reset PIN
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function ResetPasswordDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const reset = useMutation({
    ...queries.people.resetPassword.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.people.key() }),
  })
  if (reset.data) {
    return (
      <Dialog title={`One-time password of ${person.name}`} onClose={onClose}>
        <div className={form['form']}>
          <output className={css['once']} data-testid="one-time-password">
            {reset.data.password}
          </output>
          <p className={form['lead']}>
            Say it to them, or write it down: it is not shown again. It is good until{' '}
            <When at={reset.data.until} />, and they choose their own when they sign in with it.
          </p>
          <div className={form['buttons']}>
            <Button onClick={onClose} data-autofocus>
              Done
            </Button>
          </div>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog title={`Reset the password of ${person.name}?`} onClose={onClose}>
      <div className={form['form']}>
        <p className={form['lead']}>
          The password they have stops working, and they are signed out of the office everywhere. A PIN goes
          on opening the bench. You get a password for one sign-in.
        </p>
        <Trouble sentence={reset.error && sentenceOf(reset.error)} />
        <div className={form['buttons']}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="red"
            loading={reset.isPending}
            onClick={() => reset.mutate({ id: person.id })}
            data-autofocus
          >
            Reset password
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
