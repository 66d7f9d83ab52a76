import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { StationRow } from '../../../../src-shared/cloud-contract/stations.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { asPlace, isChosen, PlaceFields, type Place } from './place-fields.tsx'

const LONGEST_NAME = 60

const placeNow = ({ factoryId, makerId }: StationRow): Place => ({
  kind: factoryId ? 'factory' : makerId ? 'maker' : 'office',
  factoryId,
  makerId,
})

/** Another name for a station, or another place. A station that moves loses the work of where it stood. */
export function ChangeStationDialog({ station, onClose }: { station: StationRow; onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [name, setName] = useState(station.name)
  const [place, setPlace] = useState(placeNow(station))
  const [asked, setAsked] = useState(false)
  const rename = useMutation(queries.stations.rename.mutationOptions())
  const move = useMutation(queries.stations.move.mutationOptions())
  const wanted = asPlace(place)
  const moves = wanted.factoryId !== station.factoryId || wanted.makerId !== station.makerId
  const error = rename.error ?? move.error
  const save = async (): Promise<void> => {
    try {
      if (name.trim() !== station.name) await rename.mutateAsync({ id: station.id, name })
      if (moves) await move.mutateAsync({ id: station.id, ...wanted })
      await cache.invalidateQueries({ queryKey: queries.stations.key() })
      onClose()
    } catch {
      // The mutations keep it, and it is shown below.
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() && isChosen(place)) void save()
  }
  return (
    <Dialog onClose={onClose} title={`Rename or move ${station.name}`}>
      <form className={css['form']} onSubmit={submit} aria-label="Rename or move" noValidate>
        <TextInput
          label="What is it called?"
          withAsterisk
          value={name}
          error={asked && !name.trim() ? 'This is needed' : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={LONGEST_NAME}
          dir="auto"
          autoComplete="off"
          data-autofocus
        />
        <PlaceFields value={place} onChange={setPlace} asked={asked} />
        {moves && (
          <p className={css['hint']}>
            It drops the work of where it stands now at its next contact, and its people sign in again.
            {station.waiting ? ` It still holds ${station.waiting} actions: let them be sent first.` : ''}
          </p>
        )}
        <Trouble sentence={error && sentenceOf(error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button
            type="submit"
            loading={rename.isPending || move.isPending}
            disabled={!moves && name.trim() === station.name}
          >
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
