import Database from 'better-sqlite3'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import {
  printerSettings,
  type PrinterSettings,
  type PrintJob,
} from '../../src-shared/station-contract/printing.ts'
import type { Person } from '../../src-shared/station-contract/status.ts'
import type { PrinterSimulator } from '../../src-main/devices/printer/simulator/simulator.ts'
import { openPrinting, type Printing, type PrintingDoors } from '../../src-main/printing/open-printing.ts'
import { printMigrations } from '../../src-main/printing/schema.ts'
import { anId } from './a-fulfillment.ts'

/** The precious file with the tables of printing, made where it is new. */
export function aPrintDb(path = ':memory:'): Database.Database {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const version = db.pragma('user_version', { simple: true }) as number
  for (const step of printMigrations.slice(version)) db.exec(step)
  db.pragma(`user_version = ${printMigrations.length}`)
  return db
}

export const thePacker: Person = {
  id: anId() as Person['id'],
  name: 'Thandi Nkosi',
  role: 'operator',
  permissions: ['reprint', 'manage_printers'],
  hasPin: true,
}
export const thePrintShop = {
  name: 'Karoo Print Works',
  lines: ['17 Loop Street', '8001 Cape Town', 'South Africa'],
}
const SHORT = { connect: 5_000, answer: 5_000, print: 10_000, between: 5 }

/** Printing over a database and the fulfilments of a bench, with little patience so that tests are quick. */
export function aPrintingRoom(
  db: Database.Database,
  fulfillments: readonly Fulfillment[],
  doors: Partial<PrintingDoors> = {},
): Printing {
  return openPrinting({
    db,
    clock: { now: () => Date.UTC(2026, 10, 21, 8, 30), monotonic: () => performance.now() },
    newId: anId,
    findFulfillment: (id) => fulfillments.find((doc) => doc.id === id) ?? null,
    store: () => thePrintShop,
    patience: SHORT,
    retryMs: 20,
    askEveryMs: 0,
    ...doors,
  })
}

/** A label or receipt printer at a simulator, the first choice for what it can print. */
export const aPrinterAt = (
  simulator: PrinterSimulator,
  language: 'zpl' | 'escpos',
  prints: PrinterSettings['prints'],
): PrinterSettings =>
  printerSettings.parse({
    id: anId(),
    name: language === 'zpl' ? 'Labels' : 'Slips',
    language,
    connection: { via: 'tcp', host: simulator.host, port: simulator.port },
    widthMm: language === 'zpl' ? 101.6 : 72,
    heightMm: language === 'zpl' ? 152.4 : null,
    prints,
  })

/** Resolves when the job is in one of these states. */
export function jobBecomes(
  printing: Printing,
  jobId: string,
  ...states: PrintJob['state'][]
): Promise<PrintJob> {
  return new Promise((settle) => {
    const look = () => {
      const job = printing
        .jobs({ fulfillmentId: null, limit: 200 })
        .find((candidate) => candidate.id === jobId)
      if (!job || !states.includes(job.state)) return
      stop()
      settle(job)
    }
    const stop = printing.onChange(look)
    look()
  })
}
