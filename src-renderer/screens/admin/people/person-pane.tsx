import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { PersonRow } from '../../../../src-shared/cloud-contract/office.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { usePerson } from '../../../station/status.ts'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { Facts } from '../parts/facts.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { FactorySelect } from './factory-select.tsx'
import { PermissionBoxes } from './permission-boxes.tsx'
import css from './person.module.css'
import { ROLE_WORDS } from './person-words.ts'

/** One person: where they work, what they may do, and whether they may sign in. */
export function PersonPane({ person }: { person: PersonRow }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const me = usePerson()
  const [permissions, setPermissions] = useState(person.permissions)
  const [factoryId, setFactoryId] = useState<string | null>(person.factoryId)
  const update = useMutation({
    ...queries.people.update.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.people.list.key() }),
  })
  const changed =
    factoryId !== person.factoryId ||
    permissions.length !== person.permissions.length ||
    permissions.some((one) => !person.permissions.includes(one))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    update.mutate({ id: person.id, permissions, factoryId, active: person.active })
  }
  return (
    <form className={css['pane']} onSubmit={submit} aria-label={person.name} data-testid="person-pane">
      <header className={css['head']}>
        <Initials name={person.name} size="lg" />
        <h2 className={css['name']}>
          <bdi>{person.name}</bdi>
        </h2>
      </header>
      <Facts
        facts={[
          ['Role', ROLE_WORDS[person.role]],
          ['E-mail', person.email],
          ['PIN', person.hasPin ? 'Set' : 'Not set yet'],
          ['Last seen', person.lastSeenAt ? <Happened key="seen" at={person.lastSeenAt} /> : 'Never'],
          ['Sign-in', person.active ? null : 'Taken out: cannot sign in anywhere'],
        ]}
      />
      <FactorySelect
        label="Factory"
        value={factoryId}
        onChange={setFactoryId}
        clearable={person.role !== 'operator'}
      />
      <PermissionBoxes value={permissions} onChange={setPermissions} />
      <Trouble sentence={update.error && sentenceOf(update.error)} />
      <div className={css['buttons']}>
        <ActiveButton
          person={person}
          isMe={me?.id === person.id}
          busy={update.isPending}
          onSet={(active) => update.mutate({ id: person.id, permissions, factoryId, active })}
        />
        <Button type="submit" loading={update.isPending} disabled={!changed}>
          Save
        </Button>
      </div>
    </form>
  )
}

interface ActiveButtonProps {
  person: PersonRow
  isMe: boolean
  busy: boolean
  onSet: (active: boolean) => void
}

/** Takes somebody out, asking once more; or lets them in again. Nobody takes themselves out. */
function ActiveButton({ person, isMe, busy, onSet }: ActiveButtonProps) {
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
