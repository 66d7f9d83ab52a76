import { z } from 'zod'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { cut } from './cut.ts'
import type { Finding, ReadOrder } from './draft.ts'
import { parseMoment } from './moment.ts'
import { cellsOf, type OrderCells, type Reading, type SourceRow } from './order-cells.ts'
import { readAddress } from './read-address.ts'
import { readLines } from './read-lines.ts'
import { readSums } from './read-sums.ts'

/** The rows of one order → the order as it would be made here, or everything that is wrong with it. Never throws. */
export function readOrder(reading: Reading, rows: readonly SourceRow[]): ReadOrder {
  const findings: Finding[] = []
  const cells = cellsOf(reading, rows, findings)
  const { format } = reading
  const first = rows[0]!
  const number = cut(cells.cell(format.number), 100)
  const about = { number, firstRow: first.row, lastRow: rows.at(-1)!.row }
  const unwanted = format.unwanted((column) => cells.cell(column))
  if (unwanted) return { ...about, draft: null, unwanted, findings: [] }

  if (!number) cells.wrong('The order has no number.', 'Fill in the number of the order.', format.number)
  const placedMs = parseMoment(cells.cell(format.placedAt))
  if (placedMs === null)
    cells.wrong('This is not a date.', 'Write it as 2026-11-21 or 2026-11-21 09:30:00.', format.placedAt)
  readCurrency(cells)
  const email = readEmail(cells)
  const shipTo = readAddress(cells)
  const lines = readLines(cells)
  const sums = lines && readSums(cells, lines)
  const note = format.note ? cut(cells.cell(format.note), 2000) : ''
  if (findings.some((finding) => !finding.note) || !sums || placedMs === null)
    return { ...about, draft: null, unwanted: null, findings }
  return {
    ...about,
    unwanted: null,
    findings,
    draft: {
      number,
      placedAt: toInstant(placedMs),
      customer: {
        name: cut(shipTo?.name ?? email?.split('@')[0] ?? number, 120),
        email,
        phone: (format.phone && cut(cells.cell(format.phone), 40)) || null,
      },
      note: note || null,
      shipTo,
      ...sums,
    },
  }
}

function readCurrency({ reading: { format, currency }, cell, wrong }: OrderCells): void {
  const theirs = format.currency === null ? '' : cell(format.currency).toUpperCase()
  if (theirs === '' || theirs === currency) return
  wrong(
    `The order is in ${cut(theirs, 10)}, and this store trades in ${currency}.`,
    'Leave it out, or make it by hand with the amounts in the store’s currency.',
    format.currency,
  )
}

const email = z.email().max(254)

function readEmail({ reading: { format }, cell, wrong }: OrderCells): string | null {
  const written = format.email ? cell(format.email) : ''
  if (written === '') return null
  const read = email.safeParse(written)
  if (read.success) return read.data
  wrong('This is not an e-mail address.', 'Correct it, or empty the cell.', format.email)
  return null
}
