import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useDraft } from '../../parts/use-draft.ts'
import { isUnfinished } from './may-do.ts'
import { NoteLine } from './note-line.tsx'
import css from './order-notes.module.css'
import { useOrderNews } from './use-order-news.ts'

const LONGEST = 2000

/** What the office wrote down about the order (S1.10). A half-typed note waits, also while another order is open. */
export function OrderNotes({ order }: { order: OrderDetail }) {
  const queries = useCloudQueries()
  const show = useOrderNews()
  const [text, setText, forget] = useDraft(`note ${order.id}`, '')
  const add = useMutation({
    ...queries.orders.addNote.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      forget()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim()) add.mutate({ id: order.id, text })
  }
  return (
    <>
      <ul className={css['notes']}>
        {order.notes.map((note) => (
          <NoteLine key={note.id} orderId={order.id} note={note} mayEdit={isUnfinished(order)} />
        ))}
      </ul>
      <form className={css['form']} onSubmit={submit} aria-label="Add a note">
        <Textarea
          aria-label="New note"
          placeholder="Add a note for your colleagues"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}
          maxLength={LONGEST}
          rows={2}
          dir="auto"
        />
        <Trouble sentence={add.error && sentenceOf(add.error)} />
        <Button
          type="submit"
          variant="default"
          size="sm"
          loading={add.isPending}
          disabled={text.trim() === ''}
        >
          Add note
        </Button>
      </form>
    </>
  )
}
