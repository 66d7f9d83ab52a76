import type { PrinterSign, StationStatus, SyncSign } from '../../../src-shared/station-contract/status.ts'
import type { IconName } from '../../ui/icons/shapes.ts'
import { sayLength, sayTime } from '../../ui/say-when.ts'
import type { Tone } from '../../ui/state-badge.tsx'

/** A living sign: what it says, and how loudly. */
export interface Sign {
  readonly tone: Tone
  readonly icon: IconName
  readonly words: string
}

/** What is still to go: actions first, then the pictures that follow them. */
function toSend({ waiting, photos }: SyncSign): string | null {
  if (waiting > 0) return `${waiting} waiting`
  return photos > 0 ? `${photos} ${photos === 1 ? 'photo' : 'photos'} to send` : null
}
const waitingWords = (sync: SyncSign): string => {
  const words = toSend(sync)
  return words === null ? '' : `, ${words}`
}

const BY_STATE: Record<SyncSign['state'], (sync: SyncSign) => Sign> = {
  connecting: (sync) => ({ tone: 'waiting', icon: 'sync', words: `Connecting${waitingWords(sync)}` }),
  online: (sync) => {
    if (sync.bootstrap !== null)
      return {
        tone: 'working',
        icon: 'download',
        words: `Fetching work, ${Math.floor(sync.bootstrap * 100)} %`,
      }
    const words = toSend(sync)
    return words !== null
      ? { tone: 'working', icon: 'sync', words }
      : { tone: 'done', icon: 'checkCircle', words: 'All sent' }
  },
  offline: (sync) => ({
    tone: 'needs',
    icon: 'cloudOff',
    words: `Offline since ${sayTime(Date.parse(sync.since))}${waitingWords(sync)}`,
  }),
  revoked: () => ({ tone: 'stop', icon: 'lock', words: 'Station revoked' }),
  outdated: () => ({ tone: 'stop', icon: 'download', words: 'Update needed' }),
  stopped: () => ({ tone: 'stop', icon: 'problem', words: 'Sync stopped' }),
}

/** Is it sent? A refusal that waits for a person comes before everything else. */
export function syncSign(sync: SyncSign): Sign {
  if (sync.refusals > 0)
    return {
      tone: 'needs',
      icon: 'problem',
      words: sync.refusals === 1 ? '1 needs you' : `${sync.refusals} need you`,
    }
  return BY_STATE[sync.state](sync)
}

const PRINTER_WORDS: Record<PrinterSign['state'], string> = {
  ready: 'ready',
  printing: 'printing',
  paper_out: 'paper out',
  cover_open: 'cover open',
  paused: 'paused',
  error: 'error',
  offline: 'not reachable',
  unknown: 'not asked yet',
}
const CALM: ReadonlySet<PrinterSign['state']> = new Set(['ready', 'printing', 'unknown'])

/** Does it print? The worst printer speaks for all. */
export function printerSign(printers: readonly PrinterSign[]): Sign {
  if (printers.length === 0) return { tone: 'needs', icon: 'printer', words: 'No printer' }
  const doubts = printers.reduce((sum, printer) => sum + printer.inDoubt, 0)
  if (doubts > 0)
    return {
      tone: 'needs',
      icon: 'printer',
      words: doubts === 1 ? '1 print in doubt' : `${doubts} prints in doubt`,
    }
  const troubled = printers.filter((printer) => !CALM.has(printer.state))
  if (troubled[0])
    return {
      tone: 'stop',
      icon: 'printer',
      words: `${troubled[0].name}: ${PRINTER_WORDS[troubled[0].state]}`,
    }
  if (printers.some((printer) => printer.state === 'printing'))
    return { tone: 'working', icon: 'printer', words: 'Printing' }
  return { tone: 'done', icon: 'printer', words: printers.length === 1 ? 'Printer ready' : 'Printers ready' }
}

const SOON_MS = 60 * 60_000

/** How long is left for the order that is due next? */
export function dueSign(nextDue: StationStatus['nextDue'], nowMs: number): Sign {
  if (!nextDue) return { tone: 'done', icon: 'clock', words: 'Nothing due' }
  if (nextDue.overdue > 0) return { tone: 'stop', icon: 'late', words: `${nextDue.overdue} overdue` }
  const left = Date.parse(nextDue.at) - nowMs
  if (left <= 0) return { tone: 'stop', icon: 'late', words: 'Due now' }
  return { tone: left < SOON_MS ? 'needs' : 'waiting', icon: 'clock', words: `${sayLength(left)} left` }
}
