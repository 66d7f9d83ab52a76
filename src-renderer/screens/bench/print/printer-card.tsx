import { Button } from '@mantine/core'
import type { PrinterSettings } from '../../../../src-shared/station-contract/printing.ts'
import type { PrinterSign } from '../../../../src-shared/station-contract/status.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx'
import { PAPER_WORDS } from '../../parts/use-print.tsx'
import css from './print.module.css'

const STATES: Record<PrinterSign['state'], { tone: Tone; icon: IconName; word: string }> = {
  ready: { tone: 'done', icon: 'check', word: 'Ready' },
  printing: { tone: 'working', icon: 'printer', word: 'Printing' },
  paper_out: { tone: 'stop', icon: 'paper', word: 'Paper out' },
  cover_open: { tone: 'stop', icon: 'open', word: 'Cover open' },
  paused: { tone: 'needs', icon: 'hold', word: 'Paused' },
  error: { tone: 'stop', icon: 'problem', word: 'Error' },
  offline: { tone: 'stop', icon: 'cloudOff', word: 'Not reachable' },
  unknown: { tone: 'waiting', icon: 'waiting', word: 'Not asked yet' },
}

interface PrinterCardProps {
  printer: PrinterSettings
  sign: PrinterSign | undefined
  onTest: () => void
  onEdit?: (() => void) | undefined
}

/** One printer: how it is, what it prints, what waits. */
export function PrinterCard({ printer, sign, onTest, onEdit }: PrinterCardProps) {
  const { connection } = printer
  return (
    <section className={css['printer']} aria-label={printer.name} data-state={sign?.state}>
      <header className={css['printerHead']}>
        <Icon name="printer" size={26} />
        <h2>{printer.name}</h2>
        <StateBadge {...STATES[sign?.state ?? 'unknown']} />
      </header>
      <p className={css['sentence']}>{sign?.sentence}</p>
      <Facts
        facts={[
          ['Prints', printer.prints.map((kind) => PAPER_WORDS[kind]).join(', ') || 'Nothing yet'],
          [
            'Where',
            connection.via === 'virtual'
              ? 'On this screen (virtual)'
              : `${connection.host}, port ${connection.port}`,
          ],
          [
            'Paper',
            printer.heightMm ? `${printer.widthMm} × ${printer.heightMm} mm` : `${printer.widthMm} mm roll`,
          ],
          ['Queue', sign?.queued ? `${sign.queued} waiting` : 'Empty'],
        ]}
      />
      <footer className={css['printerFoot']}>
        <Button variant="default" leftSection={<Icon name="paper" size={18} />} onClick={onTest}>
          Test page
        </Button>
        {onEdit && (
          <Button variant="default" leftSection={<Icon name="edit" size={18} />} onClick={onEdit}>
            Change
          </Button>
        )}
      </footer>
    </section>
  )
}
