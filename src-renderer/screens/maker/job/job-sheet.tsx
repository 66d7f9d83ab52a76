import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { BenchView } from '../../../../src-shared/station-contract/bench.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { NotesPanel } from '../../bench/fulfilment/notes-panel.tsx'
import { PapersPanel } from '../../bench/fulfilment/papers-panel.tsx'
import { UnsentPanel } from '../../bench/fulfilment/unsent-panel.tsx'
import { usePacking } from '../../bench/pack/use-packing.ts'
import { Due } from '../../parts/due.tsx'
import { Flags } from '../../parts/flags.tsx'
import { happeningsOf, Timeline } from '../../parts/timeline.tsx'
import { JobBadge } from '../parts/job-badge.tsx'
import { JobFiles } from './job-files.tsx'
import { JobItems } from './job-items.tsx'
import { JobMore } from './job-more.tsx'
import { JobPhotos } from './photos/job-photos.tsx'
import css from './job.module.css'
import { StepDock } from './step-dock.tsx'
import { StepPanel } from './step-panel.tsx'
import { useJobStep } from './use-job-step.ts'

/** A job with all that is needed to make and send it, and what was said about it. */
export function JobSheet({ view }: { view: BenchView }) {
  const { doc, overdue, waiting } = view
  const packing = usePacking(view)
  const form = useRef<HTMLFormElement>(null)
  const steps = useJobStep(view, packing, form)
  return (
    <Page
      title={doc.order.number}
      aside={
        <>
          <JobBadge job={doc} />
          {doc.endedAt === null && <Due at={doc.dueAt} overdue={overdue} />}
        </>
      }
      actions={
        <Link to="/jobs" search={{ row: doc.id }} className={css['back']}>
          <Icon name="left" size={16} />
          All jobs
        </Link>
      }
    >
      <div className={css['columns']} data-testid="job-sheet">
        <div className={css['column']}>
          <Flags doc={doc} />
          <JobItems items={doc.items} />
          <JobFiles fulfillmentId={doc.id} ended={doc.endedAt !== null} />
          <PapersPanel doc={doc} />
          <Panel title="Timeline">
            <Timeline happenings={happeningsOf(doc.timeline)} />
          </Panel>
        </div>
        <div className={`${css['column']} ${css['side']}`}>
          <StepPanel doc={doc} packing={packing} steps={steps} form={form} />
          <JobMore doc={doc} packing={packing} />
          <JobPhotos doc={doc} />
          <NotesPanel doc={doc} />
          {waiting.length > 0 && <UnsentPanel waiting={waiting} />}
          <StepDock steps={steps} packing={packing} />
        </div>
      </div>
    </Page>
  )
}
