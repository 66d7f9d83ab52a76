import { copyCode } from '../../src-shared/print/copy-mark.ts'
import type { Clock } from '../../src-shared/std/instant.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { PrinterSettings } from '../../src-shared/station-contract/printing.ts'
import type { PrinterCondition, PrinterPort, PrintOutcome } from '../devices/printer/port.ts'
import type { JobTable } from './job-table.ts'
import type { PrinterTable } from './printer-table.ts'

/** Points of a job at which a test may stop the world: the intent is written, the bytes are gone, the outcome is written. */
export type SpoolMoment = 'intent' | 'bytes' | 'recorded'

export interface SpoolDoors {
  readonly jobs: JobTable
  readonly printers: PrinterTable
  readonly openPort: (settings: PrinterSettings) => PrinterPort
  readonly clock: Clock
  /** Milliseconds until a printer that was not ready is tried again. */
  readonly retryMs: number
  /** A job or a printer's condition is not what it was. */
  readonly changed: () => void
  readonly conditionOf: (printerId: string, condition: PrinterCondition) => void
  readonly at: (moment: SpoolMoment, jobId: string) => void
}

export interface Spool {
  /** There may be something to print on this printer. */
  kick(printerId: string): void
  isBusy(printerId: string): boolean
  /** Takes up nothing new; resolves when what is being printed is through, or after `graceMs`. */
  close(graceMs: number): Promise<void>
}

/** A person took the job back, or the station is closing, while the printer was being asked how it is. */
class TakenBack extends Error {}

/**
 * Sends queued jobs, one at a time per printer. `sent` is committed before the first byte leaves; what is not recorded
 * afterwards is in doubt at the next start. Nothing that has left is ever sent again from here.
 */
export function openSpool(doors: SpoolDoors): Spool {
  const { jobs, printers, openPort, clock, retryMs, changed, conditionOf, at } = doors
  const busy = new Map<string, Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  let closed = false
  const now = () => toInstant(clock.now())

  const kick = (printerId: string): void => {
    if (closed || busy.has(printerId)) return
    clearTimeout(timers.get(printerId))
    timers.delete(printerId)
    const settings = printers.find(printerId)
    const job = settings && jobs.next(printerId, now())
    if (!job) return
    const work = Promise.resolve()
      .then(() => printOne(settings, job))
      .catch((error: unknown) => {
        if (error instanceof TakenBack) return 'next' as const
        conditionOf(printerId, {
          state: 'error',
          sentence: `The station could not print: ${error instanceof Error ? error.message : String(error)}`,
        })
        return 'later' as const
      })
      .then((then) => {
        busy.delete(printerId)
        if (then === 'next') kick(printerId)
        else again(printerId)
        changed()
      })
    busy.set(printerId, work)
  }

  const again = (printerId: string): void => {
    if (closed) return
    timers.set(printerId, setTimeout(() => kick(printerId), retryMs).unref())
  }

  const printOne = async (
    settings: PrinterSettings,
    { id, bytes }: { id: string; bytes: Uint8Array },
  ): Promise<'next' | 'later'> => {
    const outcome = await openPort(settings).print(bytes, {
      beforeFirstByte: () => {
        if (closed || !jobs.move(id, 'send', now(), null))
          throw new Error('The job was taken back before it left.')
        at('intent', id)
        changed()
      },
      afterLastByte: () => at('bytes', id),
      seen: (condition) => {
        conditionOf(settings.id, condition)
        if (
          jobs.say(
            id,
            'sent',
            condition.state === 'ready' || condition.state === 'printing' ? null : condition.sentence,
          )
        )
          changed()
      },
    })
    if (outcome.outcome === 'not_sent') {
      conditionOf(settings.id, outcome.condition)
      jobs.say(id, 'queued', outcome.condition.sentence)
      return 'later'
    }
    await record(id, outcome)
    at('recorded', id)
    return 'next'
  }

  /** What became of a sheet must not be forgotten because the disk is full for a while: it is tried until it is written. */
  const record = async (
    id: string,
    outcome: Exclude<PrintOutcome, { outcome: 'not_sent' }>,
  ): Promise<void> => {
    for (;;) {
      try {
        if (outcome.outcome === 'printed') jobs.move(id, 'confirm', now(), null, outcome.sheet)
        else if (outcome.outcome === 'unknown')
          jobs.move(id, 'lose', now(), `${outcome.sentence} It is sheet ${copyCode(id)}.`)
        else jobs.move(id, 'refuse', now(), outcome.sentence)
        return
      } catch (error) {
        if (closed) throw error
        await new Promise((later) => setTimeout(later, retryMs))
      }
    }
  }

  return {
    kick,
    isBusy: (printerId) => busy.has(printerId),
    close: async (graceMs) => {
      closed = true
      for (const timer of timers.values()) clearTimeout(timer)
      let timer: NodeJS.Timeout | undefined
      await Promise.race([
        Promise.all(busy.values()),
        new Promise((late) => (timer = setTimeout(late, graceMs))),
      ])
      clearTimeout(timer)
    },
  }
}
