import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { MakerDetail } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { GivenCode } from '../stations/given-code.tsx'

const LONGEST_NAME = 60

/** A code that makes a machine of theirs a maker's station. */
export function StationCodeDialog({ maker, onClose }: { maker: MakerDetail; onClose: () => void }) {
  const queries = useCloudQueries()
  const [stationName, setStationName] = useState(`Workshop of ${maker.name}`.slice(0, LONGEST_NAME))
  const make = useMutation(queries.stations.newCode.mutationOptions())
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (stationName.trim()) make.mutate({ stationName, factoryId: null, makerId: maker.id })
  }
  if (make.data)
    return (
      <Dialog onClose={onClose} title={`Code for ${stationName}`} size="lg">
        <GivenCode
          code={make.data.code}
          expiresAt={make.data.expiresAt}
          onAgain={() => make.reset()}
          onDone={onClose}
        />
      </Dialog>
    )
  return (
    <Dialog onClose={onClose} title={`A station for ${maker.name}`}>
      <form className={css['form']} onSubmit={submit} aria-label="A station" noValidate>
        <TextInput
          label="What is it called?"
          withAsterisk
          value={stationName}
          error={stationName.trim() ? undefined : 'This is needed'}
          onChange={(event) => setStationName(event.currentTarget.value)}
          maxLength={LONGEST_NAME}
          dir="auto"
          autoComplete="off"
          data-autofocus
        />
        <Trouble sentence={make.error && sentenceOf(make.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
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
