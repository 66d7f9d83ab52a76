import { Button, Progress } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { importedOrderState, type ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './imports.module.css'
import { ORDER_LOOK } from './import-words.ts'
import { ReadingForm } from './reading-form.tsx'
import { RunForm } from './run-form.tsx'

/** At the right: how far it is, what was found, how it was read, and the button that makes the orders. */
export function ImportSide({ view }: { view: ImportView }) {
  const open = view.state === 'checked' || view.state === 'failed'
  return (
    <div className={css['side']}>
      {view.sameFile && (
        <p className={css['told']}>
          <span>
            The same file was imported <Happened at={view.sameFile.at} />
            {`; ${view.sameFile.made} orders were made of it. Nothing is made twice.`}
          </span>
        </p>
      )}
      <Panel title="What the file holds">
        <Counts view={view} />
        <HowFar view={view} />
      </Panel>
      {view.state === 'checked' && (
        <Panel title="Make the orders">
          <RunForm key={view.fallbackEmail} view={view} />
        </Panel>
      )}
      {open && (
        <Panel title="How it was read">
          <ReadingForm key={JSON.stringify([view.detected, view.wanted])} view={view} />
        </Panel>
      )}
    </div>
  )
}

function Counts({ view }: { view: ImportView }) {
  const found = importedOrderState.options.filter((state) => view.counts[state] > 0)
  if (found.length === 0) return null
  return (
    <ul className={css['counts']} data-testid="import-counts">
      {found.map((state) => (
        <li key={state} className={css['count']}>
          <StateBadge {...ORDER_LOOK[state]} size="sm" />
          <strong data-figures>{view.counts[state].toLocaleString('en')}</strong>
        </li>
      ))}
    </ul>
  )
}

/** Progress with a number, the way to stop it, and why it ended. */
function HowFar({ view }: { view: ImportView }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const cancel = useMutation({
    ...queries.imports.cancel.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.imports.key() }),
  })
  const working = view.state === 'checking' || view.state === 'running'
  return (
    <div className={css['progress']}>
      {view.state === 'running' && (
        <Progress
          value={(100 * view.done) / Math.max(1, view.total)}
          aria-label="Made"
          transitionDuration={0}
        />
      )}
      <p role="status" data-testid="import-status">
        {view.state === 'checking' && `${view.done.toLocaleString('en')} orders read so far`}
        {view.state === 'running' &&
          `${view.done.toLocaleString('en')} of ${view.total.toLocaleString('en')} orders made`}
        {view.state === 'done' && 'All that was good is made. The file was deleted.'}
        {view.state === 'cancelled' && 'It was stopped. What is made stays; the file was deleted.'}
        {view.state === 'uploading' && 'The file has not arrived whole. Begin anew with the same file.'}
        {view.state === 'failed' && view.sentence}
      </p>
      {(working || view.state === 'checked' || view.state === 'failed') && (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ id: view.id })}>
          {view.state === 'running' ? 'Stop here' : 'Throw this import away'}
        </Button>
      )}
      <Trouble sentence={cancel.error && sentenceOf(cancel.error)} />
    </div>
  )
}
