import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { MakerDetail } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { draftOf, readProfile, type Wrong } from './profile-draft.ts'
import { ProfileFields } from './profile-fields.tsx'
import { useMakerNews } from './use-maker-news.ts'

/** Changes what a maker can, where they are and how much they take. What was typed waits until it is saved. */
export function EditMakerDialog({ maker, onClose }: { maker: MakerDetail; onClose: () => void }) {
  const queries = useCloudQueries()
  const show = useMakerNews()
  const [asItIs] = useState(() => draftOf(maker))
  const [draft, setDraft, forget] = useDraft(`maker ${maker.id}`, asItIs)
  const [wrong, setWrong] = useState<Wrong>({})
  const save = useMutation({
    ...queries.makers.save.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      forget()
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readProfile(draft)
    setWrong(read.ok ? {} : read.wrong)
    if (!read.ok) return
    const { capabilities, location, capacity, notes } = read
    save.mutate({ id: maker.id, capabilities, location, capacity, notes })
  }
  return (
    <Dialog onClose={onClose} title={`Profile of ${maker.name}`} size="lg">
      <form className={css['form']} onSubmit={submit} aria-label="Profile" noValidate>
        <ProfileFields draft={draft} wrong={wrong} onChange={(more) => setDraft({ ...draft, ...more })} />
        <Trouble sentence={save.error && sentenceOf(save.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
