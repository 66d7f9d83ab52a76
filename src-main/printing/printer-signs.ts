import type { PrinterSettings } from '../../src-shared/station-contract/printing.ts'
import type { PrinterSign } from '../../src-shared/station-contract/status.ts'
import { READY, type PrinterCondition, type PrinterPort } from '../devices/printer/port.ts'
import type { JobTable } from './job-table.ts'
import type { PrinterTable } from './printer-table.ts'

const NOT_ASKED: PrinterCondition = { state: 'unknown', sentence: 'Not asked yet.' }

export interface PrinterWatch {
  signs(): PrinterSign[]
  /** The printer was heard of. */
  heard(printerId: string, condition: PrinterCondition): void
  /** Asks every printer that is not busy, or just one; resolves when all have answered. */
  look(printerId?: string): Promise<void>
  forget(printerId: string): void
  close(): void
}

/** Knows how the printers are: what they said last, and what waits for them. Asks idle ones every `everyMs` (0: never by itself). */
export function watchPrinters(
  doors: {
    jobs: JobTable
    printers: PrinterTable
    openPort: (settings: PrinterSettings) => PrinterPort
    isBusy: (id: string) => boolean
    changed: () => void
  },
  everyMs: number,
): PrinterWatch {
  const { jobs, printers, openPort, isBusy, changed } = doors
  const last = new Map<string, PrinterCondition>()
  let timer: NodeJS.Timeout | null = null
  let closed = false

  const heard = (printerId: string, condition: PrinterCondition) => {
    const before = last.get(printerId)
    last.set(printerId, condition)
    if (before?.state !== condition.state || before.sentence !== condition.sentence) changed()
  }
  const look = async (printerId?: string) => {
    await Promise.all(
      printers.list().map(async (settings) => {
        if (isBusy(settings.id) || (printerId && settings.id !== printerId)) return
        const condition = await openPort(settings).condition()
        if (!closed && !isBusy(settings.id) && printers.find(settings.id)) heard(settings.id, condition)
      }),
    )
  }
  const again = () => {
    if (closed || everyMs === 0) return
    timer = setTimeout(() => void look().finally(again), everyMs).unref()
  }
  again()

  return {
    look,
    heard,
    forget: (printerId) => void last.delete(printerId),
    signs: () => {
      const counts = new Map(jobs.counts().map((row) => [row.printer_id, row]))
      return printers.list().map((printer) => {
        const count = counts.get(printer.id)
        const known = printer.connection.via === 'virtual' ? READY : (last.get(printer.id) ?? NOT_ASKED)
        const condition =
          count?.sent && known.state === 'ready'
            ? { state: 'printing' as const, sentence: 'Printing.' }
            : known
        return {
          id: printer.id,
          name: printer.name,
          ...condition,
          inDoubt: count?.in_doubt ?? 0,
          queued: count?.queued ?? 0,
        }
      })
    },
    close: () => {
      closed = true
      if (timer) clearTimeout(timer)
    },
  }
}
