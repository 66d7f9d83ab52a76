import { Button, Modal, Radio, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { ProblemKind } from '../../../../src-shared/fulfillment/document.ts'
import dialogCss from '../../parts/reason-dialog.module.css'
import css from './job.module.css'

/** Why a maker cannot make something, and what the office files it under. */
const REASONS: readonly (readonly [words: string, kind: ProblemKind])[] = [
  ['The file cannot be used', 'file_unusable'],
  ['I have no material for it', 'out_of_material'],
  ['It does not fit my machine', 'cannot_make'],
  ['My machine is broken', 'cannot_make'],
  ['I cannot make it in time', 'cannot_make'],
  ['It was damaged in the making', 'damaged'],
  ['Something else', 'other'],
]

interface CannotMakeDialogProps {
  onClose: () => void
  onDone: (kind: ProblemKind, text: string) => void
}

/** Asks why a job cannot be made: one reason of a list, and words. */
export function CannotMakeDialog({ onClose, onDone }: CannotMakeDialogProps) {
  const [reason, setReason] = useState<string | null>(null)
  const [text, setText] = useState('')
  const kind = REASONS.find(([words]) => words === reason)?.[1]
  const complete = kind !== undefined && (kind !== 'other' || text.trim() !== '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!complete) return
    const words = kind === 'other' ? text.trim() : [reason, text.trim()].filter(Boolean).join('. ')
    onDone(kind, words)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Why can’t you make it?"
      size="lg"
      classNames={{ title: dialogCss['title'] ?? '' }}
    >
      <form onSubmit={submit}>
        <p className={dialogCss['text']}>
          The office sees it at once and decides. The job stays with you until then.
        </p>
        <Radio.Group value={reason} onChange={setReason} aria-label="Reason">
          <div className={css['reasons']}>
            {REASONS.map(([words]) => (
              <Radio key={words} value={words} label={words} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label="In a few words"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={800}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={dialogCss['foot']}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!complete}>
            Tell the office
          </Button>
        </div>
      </form>
    </Modal>
  )
}
