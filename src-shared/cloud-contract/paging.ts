import { z } from 'zod'

/** What a list of the office is asked with beside its filters. Over GET, numbers arrive as text. */
export const pageQuery = {
  offset: z.coerce.number().int().nonnegative().max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
}

/** One page of a list: how many there are in all, and where the next page begins (null: this was the last one). */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.int(), next: z.int().nullable() })
