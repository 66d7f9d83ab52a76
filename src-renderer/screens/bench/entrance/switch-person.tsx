import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '../../../../src-shared/station-contract/status.ts'
import { useStation, useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { PasswordForm } from './password-form.tsx'
import { PeopleTiles } from './people-tiles.tsx'
import { PinPad } from './pin-pad.tsx'

type Step = { at: 'tiles' } | { at: 'pin'; person: Person } | { at: 'password' }

/** Hands the bench to somebody else, without leaving the page. */
export function SwitchPerson({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const station = useStation()
  const queries = useStationQueries()
  const people = useQuery({ ...queries.session.people.queryOptions(), enabled: opened })
  const [step, setStep] = useState<Step>({ at: 'tiles' })
  const close = (): void => {
    setStep({ at: 'tiles' })
    onClose()
  }
  const signOut = async (): Promise<void> => {
    await station.session.signOut()
    close()
  }
  return (
    <Modal opened={opened} onClose={close} title="Who takes over?" size="lg">
      {step.at === 'tiles' && (
        <>
          <PeopleTiles
            people={people.data ?? []}
            onChoose={(person) => setStep(person.hasPin ? { at: 'pin', person } : { at: 'password' })}
            onOther={() => setStep({ at: 'password' })}
          />
          <Button
            variant="subtle"
            color="gray"
            size="md"
            mt="md"
            fullWidth
            onClick={() => void signOut()}
            leftSection={<Icon name="signOut" size={18} />}
          >
            Sign out and lock the bench
          </Button>
        </>
      )}
      {step.at === 'pin' && (
        <PinPad person={step.person} onBack={() => setStep({ at: 'tiles' })} onDone={close} />
      )}
      {step.at === 'password' && <PasswordForm onBack={() => setStep({ at: 'tiles' })} onDone={close} />}
    </Modal>
  )
}
