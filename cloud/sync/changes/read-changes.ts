import type { Claims, Database } from '../../db/database.ts'

/** What one look at the database found for a scope. All of it was read under one snapshot. */
export interface Changes {
  /** Ready lines of the stream, without line feeds: documents to put, and ids to drop. */
  readonly lines: readonly string[]
  /** How far incarnations have come whose acknowledgements are news since `since`. */
  readonly acks: readonly Ack[]
  /** Stations that were revoked or moved away since `since`. */
  readonly lostDevices: readonly string[]
  /** The snapshot itself, to hand in as the next `since`. */
  readonly snapshot: string
  /** Everything below this transaction id was seen: what a cursor says. */
  readonly xmin: bigint
  /** No transaction with this id or a higher one had ended. A cursor above it is from another life of the database. */
  readonly xmax: bigint
}

export interface Ack {
  readonly device: string
  readonly incarnation: string
  readonly seq: number
}

/** Whose acknowledgement is wanted in any case, news or not: a stream that is just beginning. */
export type Asker = Pick<Ack, 'device' | 'incarnation'>

interface Row {
  kind: 'line' | 'ack' | 'lost' | 'snapshot'
  text: string
  device: string | null
  seq: string | null
}

/**
 * Reads what changed in a scope since a snapshot. One statement, hence one snapshot, in which documents and
 * acknowledgements agree. A transaction that was running in the older snapshot and has ended since is seen now,
 * however low its id: nothing that commits late is skipped (I8), and nothing is read twice.
 */
export async function readChanges(
  db: Database,
  claims: Claims,
  scope: string,
  since: string,
  asker: Asker | null = null,
): Promise<Changes> {
  const values = [scope, since, asker?.device ?? null, asker?.incarnation ?? null]
  return changesIn(
    await db.as(claims, (tx) => tx.query<Row>('select * from app.changes_since($1, $2, $3, $4)', values)),
  )
}

function changesIn(rows: readonly Row[]): Changes {
  const snapshot = rows.find((row) => row.kind === 'snapshot')!.text
  return {
    lines: rows.flatMap((row) => (row.kind === 'line' ? [row.text] : [])),
    acks: rows.flatMap((row) =>
      row.kind === 'ack' ? [{ device: row.device!, incarnation: row.text, seq: Number(row.seq) }] : [],
    ),
    lostDevices: rows.flatMap((row) => (row.kind === 'lost' ? [row.device!] : [])),
    snapshot,
    ...boundsOf(snapshot),
  }
}

/** `xmin:xmax:xip,xip…`, as Postgres writes a snapshot. */
export function boundsOf(snapshot: string): { xmin: bigint; xmax: bigint } {
  const [xmin, xmax] = snapshot.split(':') as [string, string]
  return { xmin: BigInt(xmin), xmax: BigInt(xmax) }
}

/** A page of a replica's beginning, or of what it missed: in the order of ids, each page under a snapshot of its own. */
export interface Page {
  /** The lines, each with its line feed, as one text. */
  readonly text: string
  /** Where the next page goes on; null after the last one. */
  readonly next: string | null
  readonly snapshot: string
}

/** `app.put_line`, spelled out: a function with a search path of its own is called for each row, which costs as much as the row. */
const PUT_LINE = `'{"t":"put","id":"' || f.id || '","version":' || f.version || ',"doc":' || replace(f.doc::text, e'\\n', ' ') || '}'`

const PAGE = (which: string): string => `
  with page as materialized (
    select c.entity_id, c.gone from sync_changes c
    where ${which} and c.entity = 'fulfillment' and c.entity_id > $3::uuid
    order by c.entity_id limit $4)
  select pg_current_snapshot()::text as snapshot, count(*)::int as rows, (array_agg(p.entity_id order by p.entity_id desc))[1] as last,
    coalesce(string_agg(case when p.gone or f.id is null then app.drop_line(p.entity_id) else ${PUT_LINE} end || e'\\n', ''), '') as text
  from page p left join fulfillment_requests f on f.id = p.entity_id and not p.gone`

/** From nothing: everything of the scope that is in the window. `$2` is the moment before which ended work is left out. */
const FIRST = PAGE(`c.scope = $1 and not c.gone and not exists
  (select from fulfillment_requests e where e.id = c.entity_id and e.ended_at < $2::timestamptz)`)
const MISSED = PAGE(
  'c.scope = $1 and c.xid >= pg_snapshot_xmin($2::pg_snapshot) and not pg_visible_in_snapshot(c.xid, $2::pg_snapshot)',
)

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Reads one page in a transaction of its own, so that a slow reader holds no connection and, on PGlite, not the only
 * session. Pages see different moments; that is safe because the reader ends with `readChanges` since the snapshot of
 * the first page, which brings every row again that changed meanwhile, together with the acknowledgement that fits.
 * @param since a snapshot, or `endedAfter` (an instant) for a replica that has nothing yet
 */
export async function readPage(
  db: Database,
  claims: Claims,
  scope: string,
  from: { since: string } | { endedAfter: string },
  after: string | null,
  rows: number,
): Promise<Page> {
  const [statement, bound] = 'since' in from ? [MISSED, from.since] : [FIRST, from.endedAfter]
  const page = await db.as(claims, (tx) =>
    tx.first<{ snapshot: string; rows: number; last: string | null; text: string }>(statement, [
      scope,
      bound,
      after ?? BEFORE_ALL,
      rows,
    ]),
  )
  const { text, last, snapshot, rows: found } = page!
  return { text, next: found < rows ? null : last, snapshot }
}
