import { printJob, type PrintJob, type PrintJobState } from '../../src-shared/station-contract/printing.ts'
import type { PrintDb } from './print-db.ts'
import { printLife, type PrintEvent } from './spool-state.ts'

/** A job as it is entered: the sheet's bytes are made once, so that a restart prints exactly the same. */
export interface NewJob extends Omit<PrintJob, 'state' | 'sentAt' | 'endedAt' | 'sentence'> {
  /** What the sheet is of: fulfilment, parcel, item or, for a test page, the job itself. */
  readonly subjectKey: string
  readonly bytes: Uint8Array
}

const COLUMNS =
  'id, printer_id, printer_name, kind, fulfillment_id, order_number, subject, copy, reason, requested_by, state, at, sent_at, ended_at, sentence'
type Row = Record<string, string | number | null>

const toJob = (row: Row): PrintJob =>
  printJob.parse({
    id: row['id'],
    printerId: row['printer_id'],
    printerName: row['printer_name'],
    kind: row['kind'],
    fulfillmentId: row['fulfillment_id'],
    orderNumber: row['order_number'],
    subject: row['subject'],
    copy: row['copy'],
    reason: row['reason'],
    requestedBy: row['requested_by'],
    state: row['state'],
    at: row['at'],
    sentAt: row['sent_at'],
    endedAt: row['ended_at'],
    sentence: row['sentence'],
  })

export type JobTable = ReturnType<typeof jobTable>

/** The ledger of sheets: every row a sheet that was asked for. */
export function jobTable(db: PrintDb) {
  const insert = db.prepare(
    `INSERT INTO print_jobs (id, printer_id, printer_name, kind, fulfillment_id, order_number, subject_key, subject, copy, reason, requested_by, state, at, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)`,
  )
  const one = db.prepare(`SELECT ${COLUMNS} FROM print_jobs WHERE id = ?`)
  const newest = db.prepare(
    `SELECT ${COLUMNS} FROM print_jobs WHERE (? IS NULL OR fulfillment_id = ?) ORDER BY seq DESC LIMIT ?`,
  )
  const inState = db.prepare(`SELECT ${COLUMNS} FROM print_jobs WHERE state = ? ORDER BY seq`)
  const next = db.prepare(
    `SELECT id, bytes FROM print_jobs WHERE printer_id = ? AND state = 'queued' AND (not_after IS NULL OR not_after > ?) ORDER BY seq LIMIT 1`,
  )
  const limit = db.prepare(`UPDATE print_jobs SET not_after = ? WHERE id = ?`)
  const late = db.prepare(`SELECT id FROM print_jobs WHERE state = 'queued' AND not_after <= ?`)
  const limited = db.prepare(
    `SELECT ${COLUMNS} FROM print_jobs WHERE not_after IS NOT NULL ORDER BY seq DESC LIMIT ?`,
  )
  const lastCopy = db.prepare(
    `SELECT max(copy) AS copy FROM print_jobs WHERE kind = ? AND subject_key = ? AND state NOT IN ('cancelled', 'failed')`,
  )
  const newer = db.prepare(
    `SELECT 1 AS yes FROM print_jobs this JOIN print_jobs other ON other.kind = this.kind AND other.subject_key = this.subject_key AND other.copy >= this.copy
     WHERE this.id = ? AND other.id <> this.id AND other.state NOT IN ('cancelled', 'failed') LIMIT 1`,
  )
  const counts = db.prepare(
    `SELECT printer_id, sum(state = 'queued') AS queued, sum(state = 'unknown') AS in_doubt, sum(state = 'sent') AS sent
     FROM print_jobs WHERE state IN ('queued', 'sent', 'unknown') GROUP BY printer_id`,
  )
  const waiting = db.prepare(`SELECT count(*) AS jobs FROM print_jobs WHERE state = 'queued'`)
  const move = db.prepare(
    `UPDATE print_jobs SET state = ?, sentence = ?, sent_at = coalesce(?, sent_at), ended_at = ?, sheet = coalesce(?, sheet) WHERE id = ? AND state = ?`,
  )
  const say = db.prepare(
    `UPDATE print_jobs SET sentence = ? WHERE id = ? AND state = ? AND sentence IS NOT ?`,
  )
  const sheet = db.prepare(`SELECT sheet FROM print_jobs WHERE id = ?`)
  const forget = db.prepare(
    `UPDATE print_jobs SET bytes = NULL, sheet = NULL WHERE state IN ('printed', 'cancelled') AND ended_at < ? AND bytes IS NOT NULL`,
  )
  const remembered = db.prepare(
    `SELECT DISTINCT fulfillment_id FROM print_jobs WHERE fulfillment_id IS NOT NULL AND (bytes IS NOT NULL OR sheet IS NOT NULL)`,
  )
  const queuedOf = db.prepare(`SELECT id FROM print_jobs WHERE fulfillment_id = ? AND state = 'queued'`)
  const forgetOf = db.prepare(
    `UPDATE print_jobs SET bytes = NULL, sheet = NULL WHERE fulfillment_id = ? AND state <> 'queued'`,
  )
  const hasBytes = db.prepare(`SELECT 1 AS yes FROM print_jobs WHERE id = ? AND bytes IS NOT NULL`)

  const find = (id: string): PrintJob | null => {
    const row = one.get(id) as Row | undefined
    return row ? toJob(row) : null
  }
  return {
    find,
    add(job: NewJob): PrintJob {
      insert.run(
        job.id,
        job.printerId,
        job.printerName,
        job.kind,
        job.fulfillmentId,
        job.orderNumber,
        job.subjectKey,
        job.subject,
        job.copy,
        job.reason,
        job.requestedBy,
        job.at,
        job.bytes,
      )
      return find(job.id)!
    },
    newest: (fulfillmentId: string | null, limit: number) =>
      (newest.all(fulfillmentId, fulfillmentId, limit) as Row[]).map(toJob),
    inState: (state: PrintJobState) => (inState.all(state) as Row[]).map(toJob),
    /** The next sheet for a printer that may still be printed at `now`. */
    next: (printerId: string, now: string) =>
      next.get(printerId, now) as { id: string; bytes: Uint8Array } | undefined,
    /** After this moment the sheet is not printed any more. */
    limit: (id: string, notAfter: string) => void limit.run(notAfter, id),
    /** Sheets that waited too long. */
    late: (now: string) => (late.all(now) as { id: string }[]).map(({ id }) => id),
    /** Sheets with such a moment, the newest first. */
    limited: (count: number) => (limited.all(count) as Row[]).map(toJob),
    /** The highest copy of a paper that exists or may exist; 0 where there is none. */
    lastCopy: (kind: string, subjectKey: string): number =>
      (lastCopy.get(kind, subjectKey) as { copy: number | null }).copy ?? 0,
    /** Whether a sheet of the same paper with this copy's number or a higher one exists or may exist. */
    hasNewer: (id: string): boolean => newer.get(id) !== undefined,
    counts: () => counts.all() as { printer_id: string; queued: number; in_doubt: number; sent: number }[],
    waiting: (): number => (waiting.get() as { jobs: number }).jobs,
    /** Moves a job as its life allows. Null where it does not, and nothing is changed. */
    move(
      id: string,
      event: PrintEvent,
      at: string,
      sentence: string | null,
      picture: Uint8Array | null = null,
    ): PrintJob | null {
      const job = find(id)
      const state = job && printLife[job.state][event]
      if (!state) return null
      const ended = state === 'queued' || state === 'sent' || state === 'unknown' ? null : at
      move.run(state, sentence, event === 'send' ? at : null, ended, picture, id, job.state)
      return find(id)
    },
    /** Says why a job still waits, or how its printing goes. True where that is news. */
    say: (id: string, state: 'queued' | 'sent', sentence: string | null): boolean =>
      say.run(sentence, id, state, sentence).changes > 0,
    sheet: (id: string) => (sheet.get(id) as { sheet: Uint8Array | null } | undefined)?.sheet ?? null,
    /** Whether the sheet could be sent once more exactly as it was. */
    hasBytes: (id: string): boolean => hasBytes.get(id) !== undefined,
    /** Fulfilments whose sheets are kept. */
    remembered: () => (remembered.all() as { fulfillment_id: string }[]).map(({ fulfillment_id: id }) => id),
    queuedOf: (fulfillmentId: string) =>
      (queuedOf.all(fulfillmentId) as { id: string }[]).map(({ id }) => id),
    /** Lets go of the bytes and pictures of a fulfilment's sheets; the rows stay. */
    forgetOf: (fulfillmentId: string) => void forgetOf.run(fulfillmentId),
    /** Lets go of the bytes and pictures of sheets that ended before `before`; the rows stay. */
    forgetBytes: (before: string) => forget.run(before).changes,
  }
}
