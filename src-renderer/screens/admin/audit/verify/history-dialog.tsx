import type { Verification } from '../../../../../src-shared/cloud-contract/audit.ts'
import { Happened } from '../../../../ui/happened.tsx'
import { sayExactly } from '../../../../ui/say-when.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { sayProgress, sayResult } from './verification-words.ts'
import css from './verify.module.css'

/** The latest verifications, newest first. */
export function HistoryDialog({ runs, onClose }: { runs: readonly Verification[]; onClose: () => void }) {
  return (
    <Dialog title="Earlier verifications" size="lg" onClose={onClose}>
      <ol className={css['history']}>
        {runs.map((run) => (
          <li key={run.id} data-broken={run.broken > 0}>
            <span>
              {run.state === 'done'
                ? sayResult(run, sayExactly(Date.parse(run.finishedAt ?? run.startedAt)))
                : `${run.state === 'running' ? 'Running' : 'Stopped'}: ${sayProgress(run)}`}
            </span>
            <span className={css['soft']}>
              begun <Happened at={run.startedAt} /> by <bdi>{run.startedBy}</bdi>
            </span>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
