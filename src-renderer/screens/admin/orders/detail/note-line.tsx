import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import css from './order-notes.module.css'
import { useOrderNews } from './use-order-news.ts'

interface NoteLineProps {
  orderId: string
  note: OrderDetail['notes'][number]
  /** While something of the order is still to be made. */
  mayEdit: boolean
}

const LONGEST = 2000

/** A note of the office; it can be changed while something of the order is still to be made. */
export function NoteLine({ orderId, note, mayEdit }: NoteLineProps) {
  const queries = useCloudQueries()
  const show = useOrderNews()
  const [draft, setDraft] = useState<string | null>(null)
  const change = useMutation({
    ...queries.orders.changeNote.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      setDraft(null)
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (draft?.trim()) change.mutate({ id: orderId, noteId: note.id, text: draft })
  }
  if (draft !== null)
    return (
      <li className={css['note']}>
        <form className={css['form']} onSubmit={submit} aria-label="Change the note">
          <Textarea
            aria-label="The note"
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
            maxLength={LONGEST}
            rows={3}
            dir="auto"
            autoFocus
          />
          <Trouble sentence={change.error && sentenceOf(change.error)} />
          <div className={css['buttons']}>
            <Button variant="default" size="compact-sm" onClick={() => setDraft(null)}>
              Keep it
            </Button>
            <Button type="submit" size="compact-sm" loading={change.isPending} disabled={draft.trim() === ''}>
              Save note
            </Button>
          </div>
        </form>
      </li>
    )
  return (
    <li className={css['note']} data-testid="note">
      <p className={css['text']}>
        <bdi>{note.text}</bdi>
      </p>
      <p className={css['by']}>
        <bdi>{note.by}</bdi> · <Happened at={note.at} />
        {mayEdit && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => setDraft(note.text)}
            aria-label={`Change the note of ${note.by}`}
          >
            Change
          </Button>
        )}
      </p>
    </li>
  )
}
