import type { Tx } from '../../db/database.ts'

/** Where a walk along the office's chain stands: the number and hash (hex) of the entry it looked at last. */
export interface OfficePlace {
  readonly seq: number
  readonly hash: string | null
}

/** A broken link of the office's chain. `seq` is the number of the entry that it was noticed at. */
export interface OfficeBreak {
  readonly kind: 'changed' | 'number_missing' | 'not_joined' | 'end_missing' | 'no_head'
  readonly seq: number
}

export interface OfficeStretch {
  readonly entries: number
  readonly broken: readonly OfficeBreak[]
  /** Null at the end of the chain, whose head was compared too. */
  readonly next: OfficePlace | null
}

export const OFFICE_START: OfficePlace = { seq: 0, hash: null }

/** Verifies the next `limit` entries of what a store's office did. One statement, so entries and head are of one moment. */
export async function verifyOfficeChain(
  tx: Tx,
  storeId: string,
  after: OfficePlace,
  limit: number,
): Promise<OfficeStretch> {
  const rows = await tx.query<Row>(STRETCH, [storeId, after.seq, after.hash, limit])
  const entries = rows.filter((row): row is Entry => row.seq !== null)
  const broken = entries.flatMap(breakOf)
  const last = entries.at(-1)
  const end = last ? { seq: Number(last.seq), hash: last.hash } : after
  if (entries.length === limit) return { entries: limit, broken, next: end }
  return { entries: entries.length, broken: [...broken, ...breakAtEnd(rows[0], end)], next: null }
}

interface Head {
  head: string | null
  head_entries: string | null
}
type Entry = Head & { seq: string; hash: string; before: string; sealed: boolean; joined: boolean }
type Row = Entry | (Head & { seq: null })

const STRETCH = `
  select a.*, encode(h.head, 'hex') as head, h.entries as head_entries
  from (select 1) as always left join (
    select a.seq, encode(a.hash, 'hex') as hash, app.audit_hash(a) = a.hash as sealed,
      coalesce(lag(a.seq) over chain, $2::bigint) as before,
      a.prev_hash is not distinct from coalesce(lag(a.hash) over chain, decode($3::text, 'hex')) as joined
    from (select * from admin_audit_log where store_id = $1 and seq > $2::bigint order by seq limit $4::int) e
    join admin_audit_log a on a.store_id = $1 and a.seq = e.seq
    window chain as (order by a.seq)
  ) a on true left join audit_heads h on h.store_id = $1 order by a.seq`

function breakOf({ seq, before, sealed, joined }: Entry): OfficeBreak[] {
  const at = Number(seq)
  if (!sealed) return [{ kind: 'changed', seq: at }]
  if (at !== Number(before) + 1) return [{ kind: 'number_missing', seq: at }]
  return joined ? [] : [{ kind: 'not_joined', seq: at }]
}

function breakAtEnd(head: Head | undefined, end: OfficePlace): OfficeBreak[] {
  if (!head || head.head_entries === null) return end.seq === 0 ? [] : [{ kind: 'no_head', seq: end.seq }]
  const holds = head.head === end.hash && Number(head.head_entries) === end.seq
  return holds ? [] : [{ kind: 'end_missing', seq: end.seq }]
}
