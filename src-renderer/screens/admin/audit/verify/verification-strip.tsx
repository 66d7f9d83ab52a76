import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { use, useState } from 'react'
import type { Verification } from '../../../../../src-shared/cloud-contract/audit.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import type { IconName } from '../../../../ui/icons/shapes.ts'
import { sayWhen } from '../../../../ui/say-when.ts'
import { NowContext } from '../../../../ui/when.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { FindingsDialog } from './findings-dialog.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { sayProgress, sayResult } from './verification-words.ts'
import css from './verify.module.css'

const WATCH_MS = 1000
const FRESH_EVERY_MS = 60_000

/** Whether everything is as it was written: the newest verification, how far it is, and what can be done about it. */
export function VerificationStrip() {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const runs = useQuery({
    ...queries.audit.verifications.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.[0]?.state === 'running' ? WATCH_MS : FRESH_EVERY_MS),
  })
  const refresh = () => cache.invalidateQueries({ queryKey: queries.audit.verifications.key() })
  const verify = useMutation({ ...queries.audit.verify.mutationOptions(), onSuccess: refresh })
  const stop = useMutation({ ...queries.audit.stop.mutationOptions(), onSuccess: refresh })
  const resume = useMutation({ ...queries.audit.resume.mutationOptions(), onSuccess: refresh })
  const [open, setOpen] = useState<'findings' | 'history' | null>(null)
  const newest = runs.data?.[0]
  const error = verify.error ?? stop.error ?? resume.error ?? runs.error
  const isRunning = newest?.state === 'running'
  return (
    <section className={css['strip']} aria-label="Verification" data-tone={toneOf(newest)}>
      <Icon name={iconOf(newest)} size={20} />
      <Said run={newest} asked={runs.data !== undefined} />
      {isRunning && (
        <progress
          className={css['progress']}
          max={Math.max(1, newest.expected)}
          value={newest.entries}
          aria-label="How much is verified"
        />
      )}
      <Trouble sentence={error && sentenceOf(error)} />
      <span className={css['buttons']}>
        {newest && newest.broken > 0 && (
          <Button size="xs" color="red" onClick={() => setOpen('findings')} data-testid="findings">
            What does not hold
          </Button>
        )}
        {isRunning && (
          <Button
            size="xs"
            variant="default"
            onClick={() => stop.mutate({ id: newest.id })}
            loading={stop.isPending}
          >
            Stop
          </Button>
        )}
        {newest?.state === 'stopped' && (
          <Button
            size="xs"
            variant="default"
            onClick={() => resume.mutate({ id: newest.id })}
            loading={resume.isPending}
          >
            Go on
          </Button>
        )}
        {!isRunning && (
          <Button
            size="xs"
            variant="default"
            onClick={() => verify.mutate(undefined)}
            loading={verify.isPending}
            data-testid="verify-all"
          >
            Verify all now
          </Button>
        )}
        {(runs.data?.length ?? 0) > 0 && (
          <Button size="xs" variant="subtle" onClick={() => setOpen('history')}>
            Earlier ones
          </Button>
        )}
      </span>
      {open === 'findings' && newest && <FindingsDialog run={newest} onClose={() => setOpen(null)} />}
      {open === 'history' && <HistoryDialog runs={runs.data ?? []} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** The sentence. Only what has ended is read aloud by itself: progress would never stop talking. */
function Said({ run, asked }: { run: Verification | undefined; asked: boolean }) {
  const [shownAt] = useState(() => Date.now())
  const now = use(NowContext) ?? shownAt
  if (!run)
    return (
      <p className={css['sentence']}>
        {asked && 'Nobody has verified yet that all entries are as they were written.'}
      </p>
    )
  if (run.state === 'running') return <p className={css['sentence']}>Verifying: {sayProgress(run)}</p>
  if (run.state === 'stopped') return <p className={css['sentence']}>Stopped at {sayProgress(run)}.</p>
  const endedMs = Date.parse(run.finishedAt ?? run.startedAt)
  return (
    <p className={css['sentence']} role="status" data-testid="verified">
      {sayResult(run, sayWhen(endedMs, Math.max(now, endedMs)))}
    </p>
  )
}

const toneOf = (run: Verification | undefined): 'done' | 'stop' | 'working' | 'waiting' =>
  !run
    ? 'waiting'
    : run.broken > 0
      ? 'stop'
      : run.state === 'done'
        ? 'done'
        : run.state === 'running'
          ? 'working'
          : 'waiting'

const ICONS: Record<ReturnType<typeof toneOf>, IconName> = {
  done: 'checkCircle',
  stop: 'problem',
  working: 'working',
  waiting: 'lock',
}
const iconOf = (run: Verification | undefined): IconName => ICONS[toneOf(run)]
