import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PrinterTest, StationDetail } from '../../../../src-shared/cloud-contract/stations.ts'
import type { PrinterSign } from '../../../../src-shared/station-contract/status.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Happened } from '../../../ui/happened.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './station.module.css'

interface Look {
  readonly tone: Tone
  readonly icon: IconName
  readonly word: string
}

const PRINTER: Record<PrinterSign['state'], Look> = {
  ready: { tone: 'done', icon: 'check', word: 'Ready' },
  printing: { tone: 'working', icon: 'printer', word: 'Printing' },
  paper_out: { tone: 'stop', icon: 'paper', word: 'Out of paper' },
  cover_open: { tone: 'stop', icon: 'problem', word: 'Cover open' },
  paused: { tone: 'needs', icon: 'hold', word: 'Paused' },
  error: { tone: 'stop', icon: 'crossCircle', word: 'Error' },
  offline: { tone: 'stop', icon: 'cloudOff', word: 'Not reached' },
  unknown: { tone: 'waiting', icon: 'waiting', word: 'Not asked yet' },
}

const TEST: Record<PrinterTest['state'], Look> = {
  asked: { tone: 'waiting', icon: 'clock', word: 'Asked for' },
  taken: { tone: 'working', icon: 'printer', word: 'Waits for the printer' },
  sent: { tone: 'working', icon: 'printer', word: 'Sent' },
  printed: { tone: 'done', icon: 'checkCircle', word: 'Printed' },
  unknown: { tone: 'needs', icon: 'problem', word: 'In doubt' },
  failed: { tone: 'stop', icon: 'crossCircle', word: 'Failed' },
  expired: { tone: 'waiting', icon: 'late', word: 'Not printed in time' },
}

const WAITS = 'The station hears of it within seconds. If it is offline for 10 minutes, nothing is printed.'

/** The printers of a station as it described them last, each with a test page that can be asked for from here. */
export function StationPrinters({ station }: { station: StationDetail }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const test = useMutation({
    ...queries.stations.testPrint.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.stations.get.key() }),
  })
  return (
    <section className={css['printers']} aria-label="Printers">
      <h3 className={css['title']}>Printers</h3>
      {station.printers.length === 0 && (
        <p className={css['soft']}>
          {station.reportedAt ? 'None is set up there.' : 'The station has not said yet which it has.'}
        </p>
      )}
      <ul className={css['rows']}>
        {station.printers.map((printer) => {
          const latest = station.tests.find(({ printerId }) => printerId === printer.id)
          const open = latest && ['asked', 'taken', 'sent'].includes(latest.state)
          return (
            <li key={printer.id} className={css['printer']} data-testid="printer">
              <div className={css['row']}>
                <strong>
                  <bdi>{printer.name}</bdi>
                </strong>
                <StateBadge {...PRINTER[printer.state]} size="sm" title={printer.sentence} />
                <Button
                  variant="default"
                  size="compact-sm"
                  className={css['test']}
                  disabled={open === true || test.isPending}
                  onClick={() => test.mutate({ id: station.id, printerId: printer.id })}
                  aria-label={`Print a test page on ${printer.name}`}
                >
                  Print a test page
                </Button>
              </div>
              <p className={css['soft']} role="status">
                {latest ? (
                  <>
                    <StateBadge {...TEST[latest.state]} size="sm" /> <Happened at={latest.changedAt} />
                    {` for ${latest.askedBy}. ${latest.sentence ?? (latest.state === 'asked' ? WAITS : '')}`}
                  </>
                ) : printer.state === 'ready' ? (
                  'No test page was asked for yet.'
                ) : (
                  printer.sentence
                )}
              </p>
            </li>
          )
        })}
      </ul>
      <Trouble sentence={test.error && sentenceOf(test.error)} />
    </section>
  )
}
