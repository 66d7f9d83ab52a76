import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useStation } from '../../../station/station-context.tsx'
import { useStatus } from '../../../station/status.ts'
import { EntranceLayout } from './entrance-layout.tsx'
import { Refused } from './refused.tsx'
import { useDoor } from './use-door.ts'

const LOCAL_CLOUD = 'http://127.0.0.1:4600'

/** A new station: it gets its place with a code from the office, once. */
export function Enrol() {
  const station = useStation()
  const status = useStatus()
  const door = useDoor()
  const [code, setCode] = useState('')
  const [cloudUrl, setCloudUrl] = useState(status?.likelyCloudUrl ?? LOCAL_CLOUD)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void door.try(() => station.session.enrol({ cloudUrl: cloudUrl.trim(), code: code.trim() }))
  }
  const tooShort = code.trim().length < 4
  return (
    <EntranceLayout
      title="Welcome. Which bench is this?"
      lead="An admin makes a code under Stations, New code. It is good once, for 15 minutes."
      foot={status && `Packbench ${status.version}`}
    >
      <form onSubmit={submit} aria-label="Enrol this station">
        <TextInput
          label="Enrolment code"
          placeholder="ABCD-EFGH"
          size="xl"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          data-autofocus
          autoFocus
          mb="md"
        />
        <TextInput
          label="Address of the cloud"
          size="lg"
          type="url"
          value={cloudUrl}
          onChange={(event) => setCloudUrl(event.currentTarget.value)}
          spellCheck={false}
          mb="md"
        />
        <Refused sentence={door.refused} />
        <Button type="submit" size="xl" fullWidth loading={door.busy} disabled={tooShort}>
          Enrol this station
        </Button>
      </form>
    </EntranceLayout>
  )
}
