import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { GivenCode } from './given-code.tsx'
import { AT_A_FACTORY, asPlace, isChosen, PlaceFields, type Place } from './place-fields.tsx'

const LONGEST_NAME = 60
const EMPTY = { stationName: '', place: AT_A_FACTORY }

/** A code that makes a machine a station: first which one it will be, then the code, huge. */
export function NewCodeDialog({ onClose }: { onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [draft, setDraft, forget] = useDraft<{ stationName: string; place: Place }>('new station', EMPTY)
  const [asked, setAsked] = useState(false)
  const make = useMutation(queries.stations.newCode.mutationOptions())
  const close = (): void => {
    if (make.data) forget()
    void cache.invalidateQueries({ queryKey: queries.stations.key() })
    onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (draft.stationName.trim() && isChosen(draft.place))
      make.mutate({ stationName: draft.stationName, ...asPlace(draft.place) })
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
        <PlaceFields value={draft.place} onChange={(place) => setDraft({ ...draft, place })} asked={asked} />
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
