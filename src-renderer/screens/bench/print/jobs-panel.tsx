import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PrintJob } from '../../../../src-shared/station-contract/printing.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { PrintJobBadge } from '../../parts/print-job-badge.tsx'
import { PAPER_WORDS } from '../../parts/use-print.tsx'
import css from './print.module.css'
import { SheetPicture } from './sheet-picture.tsx'

interface JobsPanelProps {
  jobs: readonly PrintJob[]
  onReprint: (job: PrintJob) => void
}

/** What was printed here, newest first. */
export function JobsPanel({ jobs, onReprint }: JobsPanelProps) {
  const { printing } = useStation()
  const [refused, setRefused] = useState<string | null>(null)
  const tell = async (answer: Promise<{ ok: true } | { ok: false; sentence: string }>): Promise<void> => {
    const reply = await answer
    setRefused(reply.ok ? null : reply.sentence)
  }
  return (
    <Panel title="Printed here" flush actions={refused && <span role="alert">{refused}</span>}>
      {jobs.length === 0 && (
        <p className={css['none']}>Nothing yet. Labels and slips of this station are listed here.</p>
      )}
      <ul>
        {jobs.map((job) => (
          <li key={job.id} className={css['job']} data-testid="print-job" data-state={job.state}>
            <SheetPicture job={job} />
            <div className={css['jobWords']}>
              <strong>{[PAPER_WORDS[job.kind], job.orderNumber].filter(Boolean).join(' ')}</strong>
              <span className={css['soft']}>
                {[
                  job.subject,
                  job.copy > 1 && `copy ${job.copy}, ${job.reason}`,
                  job.printerName,
                  job.requestedBy,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {job.sentence && <span className={css['soft']}>{job.sentence}</span>}
            </div>
            <span className={css['soft']}>
              <Happened at={job.at} />
            </span>
            <PrintJobBadge state={job.state} />
            <div className={css['jobActions']}>
              {job.state === 'queued' && (
                <Button
                  variant="default"
                  size="sm"
                  onClick={() => void tell(printing.cancel({ jobId: job.id }))}
                >
                  Cancel
                </Button>
              )}
              {job.state === 'failed' && (
                <Button
                  variant="default"
                  size="sm"
                  onClick={() => void tell(printing.retry({ jobId: job.id }))}
                >
                  Try again
                </Button>
              )}
              {job.state === 'printed' && job.kind !== 'test_page' && (
                <Button variant="default" size="sm" onClick={() => onReprint(job)}>
                  Print again
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
