import { useState } from 'react'
import { useStationEvents } from '../station/station-events.ts'
import { useConnected } from '../station/station-context.tsx'
import { useStatus } from '../station/status.ts'
import { Enrol } from '../screens/bench/entrance/enrol.tsx'
import { SignIn } from '../screens/bench/entrance/sign-in.tsx'
import { ChoosePassword } from '../screens/settings/choose-password.tsx'
import { WelcomeContext, type Welcome } from '../screens/bench/entrance/welcome.ts'
import { Frame } from './frame/frame.tsx'
import { Unreachable } from './unreachable.tsx'

/** Who comes in: a new station enrols, a person signs in, then the frame opens. */
export function Gate() {
  useStationEvents()
  const status = useStatus()
  const connected = useConnected()
  const [welcome, setWelcome] = useState<Welcome | null>(null)
  if (!status) return <Unreachable connected={connected} />
  if (!status.enrolment) return <Enrol />
  return (
    <WelcomeContext value={setWelcome}>
      {status.person?.passwordDue ? (
        <ChoosePassword person={status.person} />
      ) : status.person ? (
        <Frame status={status} person={status.person} welcome={welcome} onWelcome={setWelcome} />
      ) : (
        <SignIn />
      )}
    </WelcomeContext>
  )
}
