import { cursor as cursorText } from '../../src-shared/sync/protocol.ts'

/** How far a replica has read: in which life of the database, and below which transaction id it knows everything. */
export interface Cursor {
  readonly epoch: string
  readonly xid: bigint
}

export const cursorOf = ({ epoch, xid }: Cursor): string => `${epoch}.${xid}`

/** Reads a cursor; null for what we never wrote. */
export function readCursor(text: string): Cursor | null {
  if (!cursorText.safeParse(text).success) return null
  const [epoch, xid] = text.split('.') as [string, string]
  const value = BigInt(xid)
  return value < 1n || value > LARGEST_XID ? null : { epoch, xid: value }
}

/** `xid8` is an unsigned 64-bit number. */
const LARGEST_XID = 2n ** 64n - 1n

/** The snapshot (as Postgres writes one) that sees everything below the transaction id and nothing from it on. */
export const snapshotBelow = (xid: bigint): string => `${xid}:${xid}:`
