import { Button, Modal, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import css from './reason-dialog.module.css'

interface ReasonDialogProps {
  title: string
  /** What will happen, and who will see the reason. */
  text: string
  label?: string
  /** Reasons that are often given: one tap each. */
  usual?: readonly string[]
  action: string
  optional?: boolean
  onClose: () => void
  onDone: (reason: string) => void
}

/** Asks for a reason: one tap on a usual one, or a few words. */
export function ReasonDialog({
  title,
  text,
  label = 'Reason',
  usual = [],
  action,
  optional = false,
  onClose,
  onDone,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (given || optional) onDone(given)
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg" classNames={{ title: css['title'] ?? '' }}>
      <form onSubmit={submit}>
        <p className={css['text']}>{text}</p>
        {usual.length > 0 && (
          <div className={css['usual']}>
            {usual.map((each) => (
              <button
                key={each}
                type="button"
                className={css['tap']}
                aria-pressed={reason === each}
                onClick={() => setReason(each)}
              >
                {each}
              </button>
            ))}
          </div>
        )}
        <Textarea
          label={label}
          size="lg"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className={css['foot']}>
          <Button variant="default" size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size="lg" disabled={!given && !optional}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
