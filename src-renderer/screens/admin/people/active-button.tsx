import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PersonRow } from '../../../../src-shared/cloud-contract/people.ts'

interface ActiveButtonProps {
  person: PersonRow
  isMe: boolean
  busy: boolean
  onSet: (active: boolean) => void
}

/** Takes somebody out, asking once more; or lets them in again. Nobody takes themselves out. */
export function ActiveButton({ person, isMe, busy, onSet }: ActiveButtonProps) {
  const [asked, setAsked] = useState(false)
  if (isMe) return <span />
  if (!person.active) {
    return (
      <Button variant="default" disabled={busy} onClick={() => onSet(true)}>
        Let in again
      </Button>
    )
  }
  if (!asked) {
    return (
      <Button variant="default" disabled={busy} onClick={() => setAsked(true)} data-testid="take-out">
        Take out
      </Button>
    )
  }
  return (
    <Button color="red" disabled={busy} onClick={() => onSet(false)} autoFocus data-testid="really-take-out">
      Really take out
    </Button>
  )
}
