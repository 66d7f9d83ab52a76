import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { FactorySelect } from '../people/factory-select.tsx'
import { GivenCode } from './given-code.tsx'

const LONGEST_NAME = 60

/** A code that makes a machine a station: first which one it will be, then the code, huge. */
export function NewCodeDialog({ onClose }: { onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [draft, setDraft, forget] = useDraft<{ stationName: string; factoryId: string | null }>(
    'new station',
    { stationName: '', factoryId: null },
  )
  const [asked, setAsked] = useState(false)
  const make = useMutation(queries.stations.newCode.mutationOptions())
  const close = (): void => {
    if (make.data) forget()
    void cache.invalidateQueries({ queryKey: queries.stations.list.key() })
    onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (draft.stationName.trim() && draft.factoryId)
      make.mutate({ stationName: draft.stationName, factoryId: draft.factoryId })
  }
  if (make.data) {
    return (
      <Dialog onClose={close} title={`Code for ${draft.stationName}`} size="lg">
        <GivenCode
          code={make.data.code}
          expiresAt={make.data.expiresAt}
          onAgain={() => make.reset()}
          onDone={close}
        />
      </Dialog>
    )
  }
  return (
    <Dialog onClose={close} title="New station">
      <form className={css['form']} onSubmit={submit} aria-label="New station" noValidate>
        <TextInput
          label="What is it called?"
          placeholder="Bench 4"
          withAsterisk
          value={draft.stationName}
          error={asked && !draft.stationName.trim() ? 'This is needed' : undefined}
          onChange={(event) => setDraft({ ...draft, stationName: event.currentTarget.value })}
          maxLength={LONGEST_NAME}
          dir="auto"
          autoComplete="off"
          data-autofocus
        />
        <FactorySelect
          label="Where does it stand?"
          value={draft.factoryId}
          onChange={(factoryId) => setDraft({ ...draft, factoryId })}
          required
          error={asked && !draft.factoryId ? 'Choose the factory' : undefined}
        />
        <Trouble sentence={make.error && sentenceOf(make.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            Not now
          </Button>
          <Button type="submit" loading={make.isPending}>
            Make a code
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
