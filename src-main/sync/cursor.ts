/** A cursor is `epoch.xid`. Within an epoch it only ever grows (I8). */
export interface ReadCursor {
  readonly epoch: string
  readonly xid: bigint
}

export function readCursor(text: string): ReadCursor {
  const dot = text.lastIndexOf('.')
  return { epoch: text.slice(0, dot), xid: BigInt(text.slice(dot + 1)) }
}

/** How a cursor from the stream follows the one that is kept: further on, not further, or from another epoch. */
export function follows(kept: string | null, told: string): 'onward' | 'behind' | 'foreign' {
  if (kept === null) return 'onward'
  const [from, to] = [readCursor(kept), readCursor(told)]
  if (from.epoch !== to.epoch) return 'foreign'
  return to.xid >= from.xid ? 'onward' : 'behind'
}
