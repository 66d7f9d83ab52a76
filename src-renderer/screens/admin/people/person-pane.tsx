import { Button, Input, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { PersonRow } from '../../../../src-shared/cloud-contract/people.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { usePerson } from '../../../station/status.ts'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { When } from '../../../ui/when.tsx'
import { Asked } from '../parts/asked.tsx'
import { Facts } from '../parts/facts.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { ActiveButton } from './active-button.tsx'
import { FactorySelect } from './factory-select.tsx'
import { PermissionBoxes } from './permission-boxes.tsx'
import css from './person.module.css'
import { ROLE_WORDS } from './person-words.ts'
import { ResetButtons } from './reset-buttons.tsx'

/** The chosen person, by id: the list may not have their row. */
export function PersonPane({ personId }: { personId: string }) {
  const queries = useCloudQueries()
  const person = useQuery(queries.people.get.queryOptions({ input: { id: personId as PersonRow['id'] } }))
  return (
    <Asked query={person} what="This person" shape="page">
      {(row) => <PersonForm key={`${row.role} ${row.active}`} person={row} />}
    </Asked>
  )
}

/** One person: what they are, where they work, what they may do, and how they sign in. */
function PersonForm({ person }: { person: PersonRow }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const isMe = usePerson()?.id === person.id
  const [role, setRole] = useState(person.role)
  const [permissions, setPermissions] = useState(person.permissions)
  const [factoryId, setFactoryId] = useState<string | null>(person.factoryId)
  const update = useMutation({
    ...queries.people.update.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.people.key() }),
  })
  const save = (active: boolean): void =>
    update.mutate({
      id: person.id,
      role,
      permissions,
      active,
      factoryId: role === 'operator' ? factoryId : null,
    })
  const changed =
    role !== person.role ||
    (role === 'operator' && factoryId !== person.factoryId) ||
    permissions.length !== person.permissions.length ||
    permissions.some((one) => !person.permissions.includes(one))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save(person.active)
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
          ['E-mail', person.email],
          ['PIN', person.hasPin ? 'Set' : 'Not set yet'],
          [
            'Password',
            person.oneTimePasswordUntil && (
              <span key="password">
                One-time, good until <When at={person.oneTimePasswordUntil} />
              </span>
            ),
          ],
          ['Last seen', person.lastSeenAt ? <Happened key="seen" at={person.lastSeenAt} /> : 'Never'],
          ['Sign-in', person.active ? null : 'Taken out: cannot sign in anywhere'],
        ]}
      />
      <Input.Wrapper
        label="Role"
        labelElement="div"
        description={isMe ? 'Nobody changes their own role: ask another admin.' : undefined}
      >
        <SegmentedControl
          aria-label="Role"
          fullWidth
          disabled={isMe}
          data={(['operator', 'maker', 'admin'] as const).map((value) => ({
            value,
            label: ROLE_WORDS[value],
          }))}
          value={role}
          onChange={setRole}
        />
      </Input.Wrapper>
      {role === 'operator' && (
        <>
          <FactorySelect label="Factory" value={factoryId} onChange={setFactoryId} required />
          <PermissionBoxes value={permissions} onChange={setPermissions} />
        </>
      )}
      <Trouble sentence={update.error && sentenceOf(update.error)} />
      <div className={css['buttons']}>
        <ActiveButton person={person} isMe={isMe} busy={update.isPending} onSet={save} />
        <Button type="submit" loading={update.isPending} disabled={!changed}>
          Save
        </Button>
      </div>
      <ResetButtons person={person} isMe={isMe} />
    </form>
  )
}
