import { Button, TextInput } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { Dialog } from './dialog.tsx'
import { Trouble } from './trouble.tsx'
import css from './form.module.css'

interface ReasonDialogProps {
  title: string
  /** What will happen. */
  lead: string
  /** More to choose, above the reason. */
  children?: ReactNode
  reason: string
  onReason: (reason: string) => void
  /** Reasons that are given often, one press each. */
  often: readonly string[]
  action: string
  keep: string
  danger?: boolean
  busy: boolean
  trouble: string | null
  /** Whether everything but the reason is chosen. */
  ready?: boolean
  onConfirm: () => void
  onClose: () => void
}

const LONGEST = 200

/** Something that wants a reason: what happens, the reason, and a button that says it again. */
export function ReasonDialog(props: ReasonDialogProps) {
  const ready = props.reason.trim() !== '' && (props.ready ?? true)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) props.onConfirm()
  }
  return (
    <Dialog onClose={props.onClose} title={props.title}>
      <form className={css['form']} onSubmit={submit} aria-label={props.title}>
        <p className={css['lead']}>{props.lead}</p>
        {props.children}
        <TextInput
          label="Reason"
          withAsterisk
          value={props.reason}
          onChange={(event) => props.onReason(event.currentTarget.value)}
          maxLength={LONGEST}
          dir="auto"
          autoComplete="off"
          data-autofocus={props.children ? undefined : true}
        />
        <div className={css['often']}>
          {props.often.map((reason) => (
            <Button key={reason} variant="default" size="compact-sm" onClick={() => props.onReason(reason)}>
              {reason}
            </Button>
          ))}
        </div>
        <Trouble sentence={props.trouble} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {props.keep}
          </Button>
          <Button type="submit" color={props.danger ? 'red' : 'teal'} loading={props.busy} disabled={!ready}>
            {props.action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
