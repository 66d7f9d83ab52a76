import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { useStation } from '../../../station/station-context.tsx'
import { useAct } from '../../../station/use-act.ts'
import { Panel } from '../../../ui/panel.tsx'
import { Happened } from '../../../ui/happened.tsx'
import css from './fulfilment.module.css'

/** What people told each other about this order. */
export function NotesPanel({ doc }: { doc: Fulfillment }) {
  const station = useStation()
  const act = useAct()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const result = await act(station.bench.note({ fulfillmentId: doc.id, text: text.trim() }))
    if (result.ok) setText('')
    setRefused(result.ok ? null : `${result.sentence} ${result.next}`)
  }
  return (
    <Panel title="Notes">
      <ul>
        {doc.notes.map((note) => (
          <li key={note.id} className={css['note']}>
            <bdi>{note.text}</bdi>
            <p className={css['soft']}>
              {`${note.by.name}, `}
              <Happened at={note.at} />
            </p>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void submit(event)}>
        <Textarea
          aria-label="New note"
          placeholder="For whoever works on this next"
          autosize
          minRows={2}
          maxLength={2000}
          value={text}
          error={refused}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" size="sm" mt="xs" disabled={!text.trim()}>
          Add note
        </Button>
      </form>
    </Panel>
  )
}
