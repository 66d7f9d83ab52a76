import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PrintJob } from '../../../../src-shared/station-contract/printing.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { PAPER_WORDS } from '../../parts/use-print.tsx'
import css from './print.module.css'

/** What came out of a virtual printer, or a sign of paper for a real one. A tap makes it large. */
export function SheetPicture({ job, large = false }: { job: PrintJob; large?: boolean }) {
  const queries = useStationQueries()
  const sheet = useQuery({
    ...queries.printing.sheet.queryOptions({ input: { jobId: job.id } }),
    staleTime: Infinity,
  })
  const [open, setOpen] = useState(false)
  const words = `${PAPER_WORDS[job.kind]} ${job.orderNumber ?? ''}`.trim()
  if (!sheet.data) {
    return (
      <span className={css['noSheet']} data-large={large}>
        <Icon name={job.kind === 'packing_slip' ? 'paper' : 'label'} size={large ? 40 : 22} />
      </span>
    )
  }
  return (
    <>
      <button
        type="button"
        className={css['sheet']}
        data-large={large}
        onClick={() => setOpen(true)}
        aria-label={`Look at ${words}`}
      >
        <img src={sheet.data.png} alt={words} />
      </button>
      <Modal opened={open} onClose={() => setOpen(false)} title={words} size="auto">
        <img className={css['wholeSheet']} src={sheet.data.png} alt={words} />
      </Modal>
    </>
  )
}
