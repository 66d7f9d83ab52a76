import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { copyCode, type Sender } from '../../src-shared/print/copy-mark.ts'
import type { Rasterize } from '../../src-shared/print/typeset.ts'
import { printJobId } from '../../src-shared/ids/ids.ts'
import { toInstant, type Clock } from '../../src-shared/std/instant.ts'
import type {
  PrinterSettings,
  PrintJob,
  PrintRequest,
  PrintResult,
} from '../../src-shared/station-contract/printing.ts'
import type { Person } from '../../src-shared/station-contract/status.ts'
import { composeSheet, subjectsOf, unfit, type Subject } from './compose-sheet.ts'
import type { JobTable } from './job-table.ts'
import { may, NOT_ALLOWED, SIGN_IN } from './permissions.ts'
import type { PrintDb } from './print-db.ts'
import type { PrinterTable } from './printer-table.ts'
import { renderBytes } from './render-sheet.ts'

export interface RequestDoors {
  readonly db: PrintDb
  readonly jobs: JobTable
  readonly printers: PrinterTable
  readonly clock: Clock
  readonly newId: () => string
  readonly findFulfillment: (id: string) => Fulfillment | null
  readonly store: () => Sender
  readonly rasterize: Rasterize | null
  /** How many jobs may wait on this station. */
  readonly mostWaiting: number
}

type No = Extract<PrintResult, { ok: false }>
const no = (why: No['why'], sentence: string): No => ({ ok: false, why, sentence })

const NOTHING: Record<PrintRequest['kind'], string> = {
  shipping_label: 'There is no label to print yet: ship the parcel first.',
  packing_slip: 'This order is not on this station any more.',
  item_label: 'There is no such item in this order.',
  test_page: 'There is nothing to print.',
}

/** The printer that was asked for, or the first that is the choice for the paper; a sentence where there is none that can. */
export function choosePrinter(request: PrintRequest, printers: PrinterTable): PrinterSettings | string {
  const printer = request.printerId
    ? printers.find(request.printerId)
    : (printers.firstFor(request.kind) ?? (request.kind === 'test_page' ? printers.list()[0] : null))
  if (!printer)
    return request.printerId
      ? 'That printer is not set up on this station any more.'
      : 'No printer of this station is set up for this paper: choose one under Print.'
  return unfit(request.kind, printer) ?? printer
}

/**
 * Enters what is asked for in the ledger, or says no. All sheets of a request or none: decided, drawn and committed in one
 * transaction, so that two requests can not both be the first copy. Throws only where the database fails, other than full.
 */
export function requestPrint(request: PrintRequest, person: Person | null, doors: RequestDoors): PrintResult {
  if (!person) return no('not_allowed', SIGN_IN)
  const printer = choosePrinter(request, doors.printers)
  if (typeof printer === 'string') return no('no_printer', printer)
  const doc = request.fulfillmentId ? doors.findFulfillment(request.fulfillmentId) : null
  const jobIds = Array.from({ length: Math.max(1, doc?.items.length ?? 1) }, () => doors.newId())
  const subjects = subjectsOf(request.kind, doc, request.subjectId, jobIds[0]!)
  if (subjects.length === 0) return no('nothing_to_print', NOTHING[request.kind])
  try {
    return doors.db
      .transaction(() => enter(request, person, printer, doc, subjects, jobIds, doors))
      .immediate()
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_FULL')
      return no('no_space', 'The disk of this station is full: nothing was printed. Make room and try again.')
    throw error
  }
}

function enter(
  request: PrintRequest,
  person: Person,
  printer: PrinterSettings,
  doc: Fulfillment | null,
  subjects: Subject[],
  jobIds: string[],
  doors: RequestDoors,
): PrintResult {
  const { jobs, clock, store, rasterize, mostWaiting } = doors
  if (jobs.waiting() + subjects.length > mostWaiting)
    return no(
      'no_space',
      `${jobs.waiting()} sheets wait already: see what keeps the printers, or take some back.`,
    )
  const printed = subjects.filter((subject) => jobs.lastCopy(request.kind, subject.key) > 0)
  if (printed.length > 0 && !request.reason)
    return no(
      'needs_reason',
      'This was printed before. Say why it is printed again; the new sheet will be marked as a copy.',
    )
  if (printed.length > 0 && !may(person, 'reprint')) return no('not_allowed', NOT_ALLOWED.reprint)
  const sheets = subjects.map((subject, at) => {
    const id = printJobId.parse(jobIds[at])
    const copy = jobs.lastCopy(request.kind, subject.key) + 1
    const reason = copy > 1 ? request.reason : null
    return {
      id,
      subject,
      copy,
      reason,
      composed: composeSheet(request.kind, doc, subject, printer, store(), {
        copy,
        reason,
        code: copyCode(id),
      }),
    }
  })
  if (sheets.some(({ composed }) => !composed)) return no('nothing_to_print', NOTHING[request.kind])
  const entered: PrintJob[] = []
  for (const { id, subject, copy, reason, composed } of sheets) {
    entered.push(
      jobs.add({
        id,
        printerId: printer.id,
        printerName: printer.name,
        kind: request.kind,
        fulfillmentId: request.fulfillmentId,
        orderNumber: doc?.order.number ?? null,
        subjectKey: subject.key,
        subject: subject.words,
        copy,
        reason,
        requestedBy: person.name,
        at: toInstant(clock.now()),
        bytes: renderBytes(composed!, printer, rasterize),
      }),
    )
  }
  return { ok: true, jobs: entered }
}
