/** A page of a list, as the office's lists are asked for. */
export function pageOf<Row>(all: readonly Row[], { offset, limit }: { offset: number; limit: number }) {
  const rows = all.slice(offset, offset + limit)
  const end = offset + rows.length
  return { rows, total: all.length, next: rows.length > 0 && end < all.length ? end : null }
}
