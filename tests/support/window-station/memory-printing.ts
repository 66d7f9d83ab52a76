import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import type { Person, PrinterSign } from '../../../src-shared/station-contract/status.ts'
import type {
  PrinterSettings,
  PrintJob,
  PrintRequest,
  PrintResult,
} from '../../../src-shared/station-contract/printing.ts'
import { id } from './demo-work.ts'

/** Printers, jobs and a sheet in doubt, in memory. */
export class MemoryPrinting {
  printers: PrinterSettings[] = [
    {
      id: id(80, 1),
      name: 'Label printer',
      language: 'zpl',
      connection: { via: 'virtual' },
      dotsPerMm: 8,
      widthMm: 101.6,
      heightMm: 152.4,
      prints: ['shipping_label', 'item_label'],
    },
    {
      id: id(80, 2),
      name: 'Slip printer',
      language: 'escpos',
      connection: { via: 'tcp', host: '192.168.1.44', port: 9100 },
      dotsPerMm: 8,
      widthMm: 72,
      heightMm: null,
      prints: ['packing_slip'],
    },
  ]
  jobs: PrintJob[] = []
  #next = 1
  readonly #now: () => number
  readonly #changed: () => void

  constructor(now: () => number, changed: () => void) {
    this.#now = now
    this.#changed = changed
  }

  signs(): PrinterSign[] {
    return this.printers.map((printer) => {
      const own = this.jobs.filter((job) => job.printerId === printer.id)
      const out = printer.connection.via === 'tcp'
      return {
        id: printer.id,
        name: printer.name,
        state: out ? 'paper_out' : 'ready',
        sentence: out ? 'The paper is used up. Put a new roll in; it goes on by itself.' : 'Ready.',
        inDoubt: own.filter((job) => job.state === 'unknown').length,
        queued: own.filter((job) => job.state === 'queued').length,
      }
    })
  }

  print(
    request: PrintRequest,
    doc: Fulfillment | null,
    person: Person,
    state: PrintJob['state'] = 'printed',
  ): PrintResult {
    const same = this.jobs.filter(
      (job) =>
        job.kind === request.kind && job.fulfillmentId === request.fulfillmentId && job.kind !== 'test_page',
    )
    if (same.length > 0 && !request.reason)
      return {
        ok: false,
        why: 'needs_reason',
        sentence:
          'This paper was printed before. Say why it is needed again; the new one is marked as a copy.',
      }
    const printer =
      this.printers.find((each) => each.id === request.printerId) ??
      this.printers.find((each) => each.prints.includes(request.kind))
    if (!printer)
      return {
        ok: false,
        why: 'no_printer',
        sentence:
          'No printer of this station prints this. Add one, or tick the paper on an existing printer.',
      }
    const at = new Date(this.#now()).toISOString()
    const waits = printer.connection.via === 'tcp' && state === 'printed'
    const job: PrintJob = {
      id: id(81, this.#next++),
      printerId: printer.id,
      printerName: printer.name,
      kind: request.kind,
      fulfillmentId: request.fulfillmentId,
      orderNumber: doc?.order.number ?? null,
      subject: request.kind === 'shipping_label' ? 'Parcel 1' : null,
      copy: same.length + 1,
      reason: request.reason,
      requestedBy: person.name,
      state: waits ? 'queued' : state,
      at,
      sentAt: waits ? null : at,
      endedAt: waits || state === 'unknown' ? null : at,
      sentence:
        state === 'unknown'
          ? 'The station stopped while this was on its way to the printer.'
          : waits
            ? 'Waits for paper.'
            : null,
    }
    this.jobs.unshift(job)
    this.#changed()
    return { ok: true, jobs: [job] }
  }

  change(jobId: string, change: Partial<PrintJob>): void {
    this.jobs = this.jobs.map((job) => (job.id === jobId ? { ...job, ...change } : job))
    this.#changed()
  }
}
