import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '../../../../src-shared/station-contract/status.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { useStatus } from '../../../station/status.ts'
import { EntranceLayout } from './entrance-layout.tsx'
import { PasswordForm } from './password-form.tsx'
import { PeopleTiles } from './people-tiles.tsx'
import { PinPad } from './pin-pad.tsx'

type Step = { at: 'tiles' } | { at: 'pin'; person: Person } | { at: 'password'; hint: string | null }

const LEADS: Record<Step['at'], string> = {
  tiles: 'Tap your name and enter your PIN. This works without a network too.',
  pin: 'Enter your PIN.',
  password: 'Sign in with your password once. From then on your PIN is enough at this station.',
}

/** Who is at the bench: by tile and PIN for those who were here before, by password for the first time. */
export function SignIn() {
  const status = useStatus()
  const queries = useStationQueries()
  const people = useQuery(queries.session.people.queryOptions())
  const [chosen, setChosen] = useState<Step | null>(null)
  if (people.isPending) return null
  const known = people.data ?? []
  const step =
    chosen ?? (known.length > 0 ? { at: 'tiles' as const } : { at: 'password' as const, hint: null })
  const factory = status?.enrolment?.factory?.name
  return (
    <EntranceLayout
      title={
        step.at === 'password'
          ? 'Sign in'
          : `Hello. Who is at ${status?.enrolment?.stationName ?? 'the bench'}?`
      }
      lead={step.at === 'password' && step.hint ? step.hint : LEADS[step.at]}
      foot={[factory, status && `Packbench ${status.version}`].filter(Boolean).join(' · ')}
    >
      {step.at === 'tiles' && (
        <PeopleTiles
          people={known}
          onChoose={(person) =>
            setChosen(
              person.hasPin
                ? { at: 'pin', person }
                : {
                    at: 'password',
                    hint: `${person.name} has no PIN yet. Sign in with the password, then set one in Settings.`,
                  },
            )
          }
          onOther={() => setChosen({ at: 'password', hint: null })}
        />
      )}
      {step.at === 'pin' && <PinPad person={step.person} onBack={() => setChosen({ at: 'tiles' })} />}
      {step.at === 'password' && (
        <PasswordForm onBack={known.length > 0 ? () => setChosen({ at: 'tiles' }) : undefined} />
      )}
    </EntranceLayout>
  )
}
