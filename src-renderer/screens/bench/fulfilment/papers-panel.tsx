import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import type { PaperKind } from '../../../../src-shared/station-contract/printing.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { PrintJobBadge } from '../../parts/print-job-badge.tsx'
import { PAPER_WORDS, usePrint } from '../../parts/use-print.tsx'
import css from './fulfilment.module.css'

const OFFERED: readonly PaperKind[] = ['packing_slip', 'item_label', 'shipping_label']

/** What was printed for this fulfilment, and what can be. */
export function PapersPanel({ doc }: { doc: Fulfillment }) {
  const queries = useStationQueries()
  const [said, setSaid] = useState('')
  const { print, dialog } = usePrint(setSaid)
  const jobs = useQuery(queries.printing.jobs.queryOptions({ input: { fulfillmentId: doc.id } }))
  return (
    <Panel
      title="Papers"
      actions={OFFERED.map((kind) => (
        <Button
          key={kind}
          variant="default"
          size="sm"
          leftSection={<Icon name="printer" size={16} />}
          onClick={() => void print({ kind, fulfillmentId: doc.id, subjectId: null })}
        >
          {PAPER_WORDS[kind]}
        </Button>
      ))}
    >
      <p className={css['said']} role="status">
        {said || (jobs.data?.length === 0 && 'Nothing was printed yet.')}
      </p>
      <ul>
        {jobs.data?.map((job) => (
          <li key={job.id} className={css['job']}>
            <PrintJobBadge state={job.state} />
            <span>
              {[PAPER_WORDS[job.kind], job.subject, job.copy > 1 && `copy ${job.copy}: ${job.reason}`]
                .filter(Boolean)
                .join(', ')}
            </span>
            <span className={`${css['soft']} ${css['push']}`}>
              {`${job.printerName}, ${job.requestedBy}, `}
              <Happened at={job.at} />
            </span>
          </li>
        ))}
      </ul>
      {dialog}
    </Panel>
  )
}
