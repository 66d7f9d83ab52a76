import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { z } from 'zod'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { passwordFrom } from '../people/person-words.ts'
import { NO_PROFILE, readProfile, type ProfileDraft, type Wrong } from './profile-draft.ts'
import { ProfileFields } from './profile-fields.tsx'
import { useMakerNews } from './use-maker-news.ts'

interface Draft extends ProfileDraft {
  who: 'new' | 'known'
  name: string
  email: string
  password: string
  userId: string | null
}
const EMPTY: Draft = { ...NO_PROFILE, who: 'new', name: '', email: '', password: '', userId: null }
const SHORTEST_PASSWORD = 10

function wrongPerson(draft: Draft): Record<string, string> {
  if (draft.who === 'known') return draft.userId ? {} : { userId: 'Choose the person' }
  return {
    ...(draft.name.trim() ? {} : { name: 'This is needed' }),
    ...(z.email().safeParse(draft.email.trim()).success
      ? {}
      : { email: 'An address such as lerato@example.org' }),
    ...(draft.password.length >= SHORTEST_PASSWORD
      ? {}
      : { password: `At least ${SHORTEST_PASSWORD} characters` }),
  }
}

/** A new maker: somebody new, or somebody who works at a bench already. `onClose` is told the profile's id. */
export function AddMakerDialog({ onClose }: { onClose: (added?: string) => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const show = useMakerNews()
  const [draft, setDraft, forget] = useDraft<Draft>('new maker', EMPTY)
  const [wrong, setWrong] = useState<Wrong>({})
  const add = useMutation({
    ...queries.makers.add.mutationOptions(),
    onSuccess: (maker) => {
      show(maker)
      void cache.invalidateQueries({ queryKey: queries.people.list.key() })
      forget()
      onClose(maker.id)
    },
  })
  const change = (more: Partial<Draft>): void => setDraft({ ...draft, ...more })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readProfile(draft)
    const found = { ...wrongPerson(draft), ...(read.ok ? {} : read.wrong) }
    setWrong(found)
    if (!read.ok || Object.keys(found).length > 0) return
    const { capabilities, location, capacity, notes } = read
    const person =
      draft.who === 'known'
        ? { userId: draft.userId! }
        : { name: draft.name, email: draft.email.trim(), password: draft.password }
    add.mutate({ person, capabilities, location, capacity, notes })
  }
  return (
    <Dialog onClose={() => onClose()} title="Add maker" size="lg">
      <form className={css['form']} onSubmit={submit} aria-label="Add maker" noValidate>
        <SegmentedControl
          aria-label="Who"
          fullWidth
          data={[
            { value: 'new', label: 'Somebody new' },
            { value: 'known', label: 'Somebody who works here' },
          ]}
          value={draft.who}
          onChange={(who) => change({ who })}
        />
        {draft.who === 'new' ? (
          <NewPerson draft={draft} wrong={wrong} onChange={change} />
        ) : (
          <KnownPerson
            value={draft.userId}
            error={wrong['userId']}
            onChange={(userId) => change({ userId })}
          />
        )}
        <ProfileFields draft={draft} wrong={wrong} onChange={change} />
        <Trouble sentence={add.error && sentenceOf(add.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={() => onClose()}>
            Not now
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add maker
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function NewPerson({
  draft,
  wrong,
  onChange,
}: {
  draft: Draft
  wrong: Wrong
  onChange: (more: Partial<Draft>) => void
}) {
  return (
    <div className={css['grid']}>
      <TextInput
        label="Name"
        withAsterisk
        value={draft.name}
        error={wrong['name']}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
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
        error={wrong['email']}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
        maxLength={254}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        className={css['wide']}
        label="First password"
        description="Say it to them, or write it down. It is not shown again."
        withAsterisk
        value={draft.password}
        error={wrong['password']}
        onChange={(event) => onChange({ password: event.currentTarget.value })}
        maxLength={200}
        autoComplete="new-password"
        spellCheck={false}
        rightSectionWidth={92}
        rightSection={
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ password: passwordFrom(crypto.getRandomValues(new Uint8Array(16))) })}
          >
            Suggest
          </Button>
        }
      />
    </div>
  )
}

/** An operator: they leave their factory's benches. */
function KnownPerson({
  value,
  error,
  onChange,
}: {
  value: string | null
  error: string | undefined
  onChange: (userId: string | null) => void
}) {
  const queries = useCloudQueries()
  const [typed, setTyped] = useState('')
  const { data } = useQuery({
    ...queries.people.list.queryOptions({ input: { role: 'operator', state: 'active', search: typed } }),
    placeholderData: keepPreviousData,
  })
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const found = (data?.rows ?? []).map(({ id, name, factoryName }) => ({
    value: id as string,
    label: factoryName ? `${name}, ${factoryName}` : name,
  }))
  return (
    <Select
      label="Person"
      description="They leave their factory’s benches and sign in on a station of their own"
      placeholder="Choose the person"
      data={chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found}
      value={value}
      error={error}
      onChange={(userId, option) => {
        setChosen(option)
        onChange(userId)
      }}
      searchable
      onSearchChange={(text) => setTyped(text === chosen?.label ? '' : text)}
      filter={({ options }) => options}
      withAsterisk
      nothingFoundMessage="Nobody of that name works at a bench"
    />
  )
}
