import { Button, Modal, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { ProblemKind } from '../../../src-shared/fulfillment/document.ts'
import { PROBLEM_WORDS } from './flags.tsx'
import css from './reason-dialog.module.css'

const OFFERED: readonly ProblemKind[] = [
  'file_unusable',
  'damaged',
  'out_of_material',
  'cannot_make',
  'other',
]

interface ProblemDialogProps {
  onClose: () => void
  onDone: (kind: ProblemKind, text: string) => void
}

/** Says what stands in the way: which kind, and in a few words. */
export function ProblemDialog({ onClose, onDone }: ProblemDialogProps) {
  const [kind, setKind] = useState<ProblemKind | null>(null)
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (kind) onDone(kind, text.trim() || PROBLEM_WORDS[kind])
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="What stands in the way?"
      size="lg"
      classNames={{ title: css['title'] ?? '' }}
    >
      <form onSubmit={submit}>
        <p className={css['text']}>The office sees it at once. The order stays here.</p>
        <div className={css['usual']} role="group" aria-label="Kind of problem">
          {OFFERED.map((each) => (
            <button
              key={each}
              type="button"
              className={css['tap']}
              aria-pressed={kind === each}
              onClick={() => setKind(each)}
            >
              {each === 'other' ? 'Something else' : PROBLEM_WORDS[each]}
            </button>
          ))}
        </div>
        <Textarea
          label="In a few words"
          size="lg"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={css['foot']}>
          <Button variant="default" size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size="lg" disabled={!kind || (kind === 'other' && !text.trim())}>
            Report the problem
          </Button>
        </div>
      </form>
    </Modal>
  )
}
