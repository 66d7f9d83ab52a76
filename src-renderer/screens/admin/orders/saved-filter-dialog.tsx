import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { z } from 'zod'
import type { SavedFilter } from '../../../../src-shared/cloud-contract/desk.ts'
import type { OrderFacets } from '../../../../src-shared/cloud-contract/order-filter.ts'
import { newId } from '../../../station/new-id.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'

interface SavedFilterDialogProps {
  /** The one to rename, share or remove; null keeps the present one. */
  filter: SavedFilter | null
  present: OrderFacets
  onClose: () => void
}

/** The name of a filter, and whether everybody in the office sees it. */
export function SavedFilterDialog({ filter, present, onClose }: SavedFilterDialogProps) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [id] = useState(() => filter?.id ?? newId(z.uuid()))
  const [name, setName] = useState(filter?.name ?? '')
  const [shared, setShared] = useState(filter?.shared ?? false)
  const onSuccess = (after: SavedFilter[]): void => {
    cache.setQueryData(queries.desk.savedFilters.queryKey(), after)
    onClose()
  }
  const save = useMutation({ ...queries.desk.saveFilter.mutationOptions(), onSuccess })
  const change = useMutation({ ...queries.desk.changeFilter.mutationOptions(), onSuccess })
  const remove = useMutation({ ...queries.desk.removeFilter.mutationOptions(), onSuccess })
  const busy = save.isPending || change.isPending
  const error = save.error ?? change.error ?? remove.error
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() === '') return
    if (filter) change.mutate({ id, name, shared })
    else save.mutate({ id, name, filter: present, shared })
  }
  const title = filter ? `The filter “${filter.name}”` : 'Save this filter'
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={css['form']} onSubmit={submit} aria-label={title}>
        <TextInput
          label="Name"
          withAsterisk
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          dir="auto"
          autoComplete="off"
          data-autofocus
        />
        <Checkbox
          label="Everybody in the office sees it"
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Trouble sentence={error && sentenceOf(error)} />
        <div className={css['buttons']}>
          {filter && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<Icon name="trash" size={16} />}
              loading={remove.isPending}
              onClick={() => remove.mutate({ id })}
            >
              Remove
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
