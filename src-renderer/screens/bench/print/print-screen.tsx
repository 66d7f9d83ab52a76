import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PrinterSettings } from '../../../../src-shared/station-contract/printing.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { useMay, useStatus } from '../../../station/status.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Page } from '../../../ui/page.tsx'
import { usePrint } from '../../parts/use-print.tsx'
import { DoubtCard } from './doubt-card.tsx'
import { JobsPanel } from './jobs-panel.tsx'
import css from './print.module.css'
import { PrinterCard } from './printer-card.tsx'
import { PrinterForm } from './printer-form.tsx'

/** Printers of this station: what needs a person's word first, then the printers, then what was printed. */
export function PrintScreen() {
  const queries = useStationQueries()
  const status = useStatus()
  const mayManage = useMay('manage_printers')
  const [editing, setEditing] = useState<PrinterSettings | 'new' | null>(null)
  const [said, setSaid] = useState('')
  const { print, dialog } = usePrint(setSaid)
  const printers = useQuery(queries.printing.printers.queryOptions())
  const jobs = useQuery(queries.printing.jobs.queryOptions({ input: { limit: 100 } }))
  const doubts = jobs.data?.filter((job) => job.state === 'unknown') ?? []
  const testPage = (printer: PrinterSettings): void =>
    void print({ kind: 'test_page', fulfillmentId: null, subjectId: null, printerId: printer.id })
  const addButton = mayManage && (
    <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setEditing('new')}>
      Add printer
    </Button>
  )
  return (
    <Page
      title="Print"
      actions={
        <>
          <span className={css['soft']} role="status">
            {said}
          </span>
          {addButton}
        </>
      }
    >
      <div className={css['stack']}>
        {doubts.map((job) => (
          <DoubtCard key={job.id} job={job} />
        ))}
        {printers.isPending && <LoadingShape shape="cards" count={2} />}
        {printers.data?.length === 0 && (
          <EmptyState icon="printer" title="No printer yet" action={addButton}>
            Add the label printer and the slip printer of this bench. A virtual printer shows on screen what
            would come out.
          </EmptyState>
        )}
        <div className={css['printers']}>
          {printers.data?.map((printer) => (
            <PrinterCard
              key={printer.id}
              printer={printer}
              sign={status?.printers.find((sign) => sign.id === printer.id)}
              onTest={() => testPage(printer)}
              onEdit={mayManage ? () => setEditing(printer) : undefined}
            />
          ))}
        </div>
        {jobs.data && (
          <JobsPanel
            jobs={jobs.data}
            onReprint={(job) =>
              void print({
                kind: job.kind,
                fulfillmentId: job.fulfillmentId,
                subjectId: null,
                printerId: job.printerId,
              })
            }
          />
        )}
      </div>
      {editing && (
        <PrinterForm printer={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {dialog}
    </Page>
  )
}
