import { Button, Input, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { z } from 'zod'
import type { PersonRow } from '../../../../src-shared/cloud-contract/office.ts'
import type { Permission } from '../../../../src-shared/fulfillment/document.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { FactorySelect } from './factory-select.tsx'
import { PermissionBoxes } from './permission-boxes.tsx'
import { passwordFrom, ROLE_WORDS } from './person-words.ts'

interface Draft {
  name: string
  email: string
  role: PersonRow['role']
  factoryId: string | null
  permissions: Permission[]
  password: string
}
const EMPTY: Draft = { name: '', email: '', role: 'operator', factoryId: null, permissions: [], password: '' }
const SHORTEST_PASSWORD = 10

type Wrong = Partial<Record<keyof Draft, string>>

function wrongOf(draft: Draft): Wrong {
  const wrong: Wrong = {}
  if (!draft.name.trim()) wrong.name = 'This is needed'
  if (!z.email().safeParse(draft.email.trim()).success) wrong.email = 'An address such as thandi@example.org'
  if (draft.role === 'operator' && !draft.factoryId) wrong.factoryId = 'An operator works at a factory'
  if (draft.password.length < SHORTEST_PASSWORD) wrong.password = `At least ${SHORTEST_PASSWORD} characters`
  return wrong
}

/** A new person, with the password for their first sign-in. What was typed waits until they are added. */
export function AddPersonDialog({ onClose }: { onClose: (added?: PersonRow) => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [draft, setDraft, forget] = useDraft<Draft>('new person', EMPTY)
  const [wrong, setWrong] = useState<Wrong>({})
  const add = useMutation({
    ...queries.people.add.mutationOptions(),
    onSuccess: async (person) => {
      await cache.invalidateQueries({ queryKey: queries.people.key() })
      forget()
      onClose(person)
    },
  })
  const change = (more: Partial<Draft>): void => setDraft({ ...draft, ...more })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const found = wrongOf(draft)
    setWrong(found)
    if (Object.keys(found).length === 0) add.mutate({ ...draft, email: draft.email.trim() })
  }
  return (
    <Dialog onClose={() => onClose()} title="Add person">
      <form className={css['form']} onSubmit={submit} aria-label="Add person" noValidate>
        <TextInput
          label="Name"
          withAsterisk
          value={draft.name}
          error={wrong.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          maxLength={120}
          dir="auto"
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          label="E-mail"
          withAsterisk
          type="email"
          value={draft.email}
          error={wrong.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
        />
        <Input.Wrapper label="Role" labelElement="div">
          <SegmentedControl
            aria-label="Role"
            fullWidth
            data={(['operator', 'maker', 'admin'] as const).map((value) => ({
              value,
              label: ROLE_WORDS[value],
            }))}
            value={draft.role}
            onChange={(role) => change({ role })}
          />
        </Input.Wrapper>
        <FactorySelect
          label="Factory"
          value={draft.factoryId}
          error={wrong.factoryId}
          onChange={(factoryId) => change({ factoryId })}
          required={draft.role === 'operator'}
          clearable={draft.role !== 'operator'}
        />
        <PermissionBoxes value={draft.permissions} onChange={(permissions) => change({ permissions })} />
        <TextInput
          label="First password"
          description="Say it to them, or write it down. It is not shown again."
          withAsterisk
          value={draft.password}
          error={wrong.password}
          onChange={(event) => change({ password: event.currentTarget.value })}
          maxLength={200}
          autoComplete="new-password"
          spellCheck={false}
          rightSectionWidth={92}
          rightSection={
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => change({ password: passwordFrom(crypto.getRandomValues(new Uint8Array(16))) })}
            >
              Suggest
            </Button>
          }
        />
        <Trouble sentence={add.error && sentenceOf(add.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={() => onClose()}>
            Not now
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add person
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
