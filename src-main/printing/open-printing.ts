import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { copyCode, type Sender } from '../../src-shared/print/copy-mark.ts'
import type { Rasterize } from '../../src-shared/print/typeset.ts'
import type {
  Preview,
  PrinterSettings,
  PrintJob,
  PrintRequest,
  PrintResult,
} from '../../src-shared/station-contract/printing.ts'
import type { Person, PrinterSign } from '../../src-shared/station-contract/status.ts'
import { toInstant, type Clock } from '../../src-shared/std/instant.ts'
import { openPort as openRealPort } from '../devices/printer/open-port.ts'
import type { PrinterPatience, PrinterPort } from '../devices/printer/port.ts'
import { sheetArtist } from '../devices/printer/virtual/sheet-artist.ts'
import { composeSheet, subjectsOf } from './compose-sheet.ts'
import { defaultPrinters } from './default-printers.ts'
import { jobTable } from './job-table.ts'
import { may, NOT_ALLOWED, SIGN_IN } from './permissions.ts'
import type { PrintDb } from './print-db.ts'
import { watchPrinters } from './printer-signs.ts'
import { printerTable } from './printer-table.ts'
import { rasterizeText } from './rasterize-text.ts'
import { renderPreview } from './render-sheet.ts'
import { dropLateTests, enterRemoteTest, remoteTests, type RemoteTest } from './remote-test.ts'
import { choosePrinter, requestPrint } from './request-print.ts'
import { DONE, refused, settleJob, type Done } from './settle-job.ts'
import { openSpool, type SpoolMoment } from './spool.ts'
import { warmUp } from './warm-up.ts'
import { warmUpSteps } from './warm-up-steps.ts'

export interface PrintingDoors {
  /** The precious database, already migrated with `printMigrations`. */
  readonly db: PrintDb
  readonly clock: Clock
  /** A fresh uuid v7. */
  readonly newId: () => string
  readonly findFulfillment: (id: string) => Fulfillment | null
  /** Whose name and address stand on sheets. Asked at every print. */
  readonly store: () => Sender
  /** Draws scripts that printers lack; with the fonts of this machine unless something else is given, null for never. */
  readonly rasterize?: Rasterize | null
  readonly openPort?: (settings: PrinterSettings) => PrinterPort
  readonly patience?: PrinterPatience
  /** Where the drawing program of virtual printers is, where a bundler has moved it. */
  readonly drawWorker?: URL
  readonly retryMs?: number
  /** How often idle printers are asked how they are; 0 for never. */
  readonly askEveryMs?: number
  readonly mostWaiting?: number
  /** Hears of the moments at which a crash would matter. */
  readonly at?: (moment: SpoolMoment, jobId: string) => void
}

/** Everything that the station offers of printing; the names are those of the station contract. */
export interface Printing {
  printers(): PrinterSettings[]
  savePrinter(settings: PrinterSettings, person: Person | null): Done
  removePrinter(printerId: string, person: Person | null): Done
  preview(request: PrintRequest): Preview | null
  /** Commits the wish to the ledger and returns at once; the spool prints. */
  print(request: PrintRequest, person: Person | null): PrintResult
  /** Prints a page that the office asked for, once, however often it is asked. Null where it is known already. */
  printTest(test: RemoteTest): PrintResult | null
  /** What became of such pages. Those that waited too long are taken back first. */
  remoteTests(): PrintJob[]
  jobs(query: { fulfillmentId: string | null; limit: number }): PrintJob[]
  sheet(jobId: string): { png: string } | null
  answerDoubt(answer: { jobId: string; cameOut: boolean }): Done
  cancel(jobId: string): Done
  retry(jobId: string): Done
  signs(): PrinterSign[]
  /** Asks all idle printers now. */
  askPrinters(): Promise<void>
  /** Deletes what was drawn for fulfilments that are not here any more; what still waits of them is not printed. */
  forgetSheets(isHere: (fulfillmentId: string) => boolean): void
  /** Called when a job, a printer or a sign is not what it was. Returns how to stop listening. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const DAYS_KEPT = 30
/** By then a window has opened and shown its queue. */
const WARM_UP_AFTER_MS = 2_000

/** Opens printing: what was being sent when the station stopped is put in doubt, what waited is printed. */
export function openPrinting(doors: PrintingDoors): Printing {
  const { db, clock, newId, findFulfillment, store } = doors
  const rasterize = doors.rasterize === undefined ? rasterizeText : doors.rasterize
  const jobs = jobTable(db)
  const printers = printerTable(db)
  const artist = sheetArtist(doors.drawWorker)
  const openPort =
    doors.openPort ?? ((settings: PrinterSettings) => openRealPort(settings, artist, doors.patience))
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const now = () => toInstant(clock.now())
  const spool = openSpool({
    jobs,
    printers,
    openPort,
    clock,
    changed,
    retryMs: doors.retryMs ?? 3_000,
    conditionOf: (id, condition) => watch.heard(id, condition),
    at: doors.at ?? (() => undefined),
  })
  const watch = watchPrinters(
    { jobs, printers, openPort, isBusy: spool.isBusy, changed },
    doors.askEveryMs ?? 15_000,
  )
  const wishes = {
    db,
    jobs,
    printers,
    clock,
    newId,
    findFulfillment,
    store,
    rasterize,
    mostWaiting: doors.mostWaiting ?? 500,
  }

  for (const job of jobs.inState('sent'))
    jobs.move(
      job.id,
      'restart',
      now(),
      `The station stopped while this was being printed. Look for sheet ${copyCode(job.id)}: did it come out?`,
    )
  dropLateTests({ jobs, clock })
  jobs.forgetBytes(toInstant(clock.now() - DAYS_KEPT * 86_400_000))
  if (printers.list().length === 0) for (const printer of defaultPrinters(newId)) printers.put(printer)
  for (const printer of printers.list()) spool.kick(printer.id)

  const closing = new AbortController()
  void warmUp(warmUpSteps({ printers, store, rasterize }), WARM_UP_AFTER_MS, closing.signal)

  const settle = (jobId: string, event: Parameters<typeof settleJob>[2]): Done => {
    const done = settleJob(jobs, jobId, event, now())
    const printerId = jobs.find(jobId)?.printerId
    if (done.ok && printerId) spool.kick(printerId)
    if (done.ok) changed()
    return done
  }
  const mayManage = (person: Person | null): Done =>
    !person ? refused(SIGN_IN) : may(person, 'manage_printers') ? DONE : refused(NOT_ALLOWED.manage_printers)

  return {
    printers: printers.list,
    savePrinter(settings, person) {
      const allowed = mayManage(person)
      if (!allowed.ok) return allowed
      if (settings.language === 'zpl' && settings.heightMm === null)
        return refused('A label printer wants the height of its labels, in millimetres.')
      printers.put(settings)
      watch.forget(settings.id)
      spool.kick(settings.id)
      void watch.look(settings.id)
      changed()
      return DONE
    },
    removePrinter(printerId, person) {
      const allowed = mayManage(person)
      if (!allowed.ok) return allowed
      if (jobs.inState('sent').some((job) => job.printerId === printerId))
        return refused('It is printing right now: wait until it is done.')
      for (const job of jobs.inState('queued'))
        if (job.printerId === printerId)
          jobs.move(job.id, 'refuse', now(), 'Its printer was removed before it was printed.')
      if (!printers.remove(printerId)) return refused('That printer is not set up on this station any more.')
      watch.forget(printerId)
      changed()
      return DONE
    },
    preview(request) {
      const printer = choosePrinter(request, printers)
      const doc = request.fulfillmentId ? findFulfillment(request.fulfillmentId) : null
      const [subject] = subjectsOf(request.kind, doc, request.subjectId, '00000000')
      if (typeof printer === 'string' || !subject) return null
      const copy = jobs.lastCopy(request.kind, subject.key) + 1
      const sheet = composeSheet(request.kind, doc, subject, printer, store(), {
        copy,
        reason: request.reason,
        code: 'PREVIEW',
      })
      return sheet && renderPreview(sheet, printer, rasterize)
    },
    print(request, person) {
      const result = requestPrint(request, person, wishes)
      if (!result.ok) return result
      for (const job of result.jobs) spool.kick(job.printerId)
      changed()
      return result
    },
    printTest(test) {
      const result = enterRemoteTest(test, wishes)
      if (!result?.ok) return result
      for (const job of result.jobs) spool.kick(job.printerId)
      changed()
      return result
    },
    remoteTests() {
      if (dropLateTests({ jobs, clock })) changed()
      return remoteTests({ jobs })
    },
    jobs: ({ fulfillmentId, limit }) => jobs.newest(fulfillmentId, limit),
    sheet(jobId) {
      const png = jobs.sheet(jobId)
      return png && { png: `data:image/png;base64,${Buffer.from(png).toString('base64')}` }
    },
    answerDoubt: ({ jobId, cameOut }) => settle(jobId, cameOut ? 'found' : 'missing'),
    cancel: (jobId) => settle(jobId, 'cancel'),
    retry: (jobId) => settle(jobId, 'retry'),
    signs: watch.signs,
    askPrinters: () => watch.look(),
    forgetSheets(isHere) {
      const gone = jobs.remembered().filter((id) => !isHere(id))
      for (const fulfillmentId of gone) {
        for (const id of jobs.queuedOf(fulfillmentId))
          jobs.move(id, 'cancel', now(), 'The order is not with this station any more.')
        jobs.forgetOf(fulfillmentId)
      }
      if (gone.length > 0) changed()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      closing.abort()
      watch.close()
      await spool.close(2_000)
      listeners.clear()
      await artist.close()
    },
  }
}
