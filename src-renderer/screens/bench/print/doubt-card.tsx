import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PrintJob } from '../../../../src-shared/station-contract/printing.ts'
import { useStation } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { PAPER_WORDS } from '../../parts/use-print.tsx'
import css from './print.module.css'
import { SheetPicture } from './sheet-picture.tsx'

/** A sheet of which the station cannot know whether it came out: only a person who looks can. */
export function DoubtCard({ job }: { job: PrintJob }) {
  const station = useStation()
  const [refused, setRefused] = useState<string | null>(null)
  const answer = async (cameOut: boolean): Promise<void> => {
    const reply = await station.printing.answerDoubt({ jobId: job.id, cameOut })
    setRefused(reply.ok ? null : reply.sentence)
  }
  return (
    <section
      className={css['doubt']}
      aria-label={`In doubt: ${PAPER_WORDS[job.kind]}`}
      data-testid="print-doubt"
    >
      <SheetPicture job={job} large />
      <div className={css['doubtWords']}>
        <h2>{`Did this ${PAPER_WORDS[job.kind].toLowerCase()} come out?`}</h2>
        <p className={css['doubtWhat']}>
          {[job.orderNumber, job.subject].filter(Boolean).join(', ')} {`on ${job.printerName}, `}
          <Happened at={job.at} />
        </p>
        <p>{job.sentence} Look at the printer: it is never printed twice unasked.</p>
        {refused && <p role="alert">{refused}</p>}
      </div>
      <div className={css['doubtActions']}>
        <Button size="xl" leftSection={<Icon name="check" />} onClick={() => void answer(true)}>
          Yes, it is here
        </Button>
        <Button
          size="xl"
          variant="default"
          leftSection={<Icon name="cross" />}
          onClick={() => void answer(false)}
        >
          No, it is not
        </Button>
      </div>
    </section>
  )
}
