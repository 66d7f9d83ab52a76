import { Button, Progress, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { BulkAction } from '../../../../src-shared/cloud-contract/desk.ts'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { BulkReport } from './bulk-report.tsx'
import { BULK_WORDS } from './bulk-words.ts'
import { useBulk } from './use-bulk.ts'
import type { PickedOrder } from './use-picked.ts'

interface BulkDialogProps {
  kind: BulkAction['kind']
  orders: readonly PickedOrder[]
  /** With the ids that were done, which need not stay picked. */
  onClose: (done: readonly string[]) => void
}

const LONGEST = { note: 2000, reason: 200 }

/** One thing to many orders: what will happen, how far it is, and what became of each. */
export function BulkDialog({ kind, orders, onClose }: BulkDialogProps) {
  const words = BULK_WORDS[kind]
  const [text, setText] = useState('')
  const { run, start, stop } = useBulk(orders)
  const count = `${orders.length.toLocaleString('en')} ${orders.length === 1 ? 'order' : 'orders'}`
  const close = (): void => {
    stop()
    onClose(run.results.filter((result) => result.done).map((result) => result.id))
  }
  const action = (): BulkAction =>
    kind === 'deliver' ? { kind } : kind === 'note' ? { kind, text } : { kind, reason: text }
  const ready = kind === 'deliver' || text.trim() !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready && run.phase !== 'running') void start(action())
  }
  return (
    <Dialog title={`${words.title}: ${count}`} onClose={close} size="lg">
      <form className={css['form']} onSubmit={submit} aria-label={words.title}>
        {run.phase === 'ready' && <p className={css['lead']}>{words.lead}</p>}
        {run.phase === 'ready' && words.asks && (
          <TextInput
            label={words.asks}
            withAsterisk
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={kind === 'note' ? LONGEST.note : LONGEST.reason}
            dir="auto"
            autoComplete="off"
            data-autofocus
          />
        )}
        {run.phase !== 'ready' && (
          <div role="status" data-testid="bulk-progress">
            <Progress
              value={(run.results.length / Math.max(1, run.total)) * 100}
              aria-label={`${run.results.length} of ${run.total}`}
              size="lg"
              radius="sm"
            />
            <p className={css['lead']}>
              {run.results.length.toLocaleString('en')} of {run.total.toLocaleString('en')}
              {run.phase === 'stopped' && ', stopped'}
            </p>
          </div>
        )}
        <Trouble sentence={run.trouble} />
        {(run.phase === 'done' || run.phase === 'stopped') && (
          <BulkReport results={run.results} word={words.done} />
        )}
        <div className={css['buttons']}>
          {run.phase === 'running' ? (
            <Button key="stop" variant="default" onClick={stop} autoFocus>
              Stop
            </Button>
          ) : (
            <Button
              key={run.phase === 'ready' ? 'close' : 'done'}
              variant="default"
              onClick={close}
              autoFocus={run.phase !== 'ready'}
            >
              {run.phase === 'ready' ? 'Not now' : 'Done'}
            </Button>
          )}
          {run.phase !== 'done' && (
            <Button
              type="submit"
              color={kind === 'cancel' ? 'red' : 'teal'}
              loading={run.phase === 'running'}
              disabled={!ready}
            >
              {run.phase === 'stopped' ? 'Go on' : words.action}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
