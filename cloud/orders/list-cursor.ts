/** Where a page of orders ended: the moment, to the microsecond, and the id of its last row. */
export interface ListCursor {
  readonly placedAt: string
  readonly id: string
}

export const writeCursor = ({ placedAt, id }: ListCursor): string =>
  Buffer.from(`${placedAt}|${id}`).toString('base64url')

/** Null for anything that is no cursor of ours. */
export function readCursor(text: string): ListCursor | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)\|([0-9a-f-]{36})$/.exec(
    Buffer.from(text, 'base64url').toString(),
  )
  return match ? { placedAt: match[1]!, id: match[2]! } : null
}
