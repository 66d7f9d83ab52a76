import { cut } from './cut.ts'
import { z } from 'zod'
import { toInstant } from '../../../src-shared/std/instant.ts'
import type { Currency } from '../../../src-shared/money/money.ts'
import type { Column, ExportFormat } from '../formats/format.ts'
import { looksLikeFormula, meant } from './cell.ts'
import type { Finding, ReadOrder } from './draft.ts'
import { parseMoment } from './moment.ts'
import { parseMoney, type Decimal } from './money.ts'
import { readAddress } from './read-address.ts'
import { readLines } from './read-lines.ts'
import { readSums } from './read-sums.ts'

/** How the cells of a file are to be read. */
export interface Reading {
  readonly format: ExportFormat
  readonly columns: ReadonlyMap<string, number>
  readonly decimal: Decimal
  /** The store's: an order in another one is not taken. */
  readonly currency: Currency
}

export interface SourceRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** Cells of an order by the name of their column, and a place for what is wrong with them. */
export interface OrderCells {
  readonly reading: Reading
  readonly rows: readonly SourceRow[]
  /** The cell of a row, by default of the first one: what it is meant to be, empty where there is none. */
  cell(column: Column, at?: SourceRow): string
  /** Which of the columns the cell comes from. */
  nameOf(column: Column, at?: SourceRow): string
  /** An amount, or null with a finding. */
  money(column: string, at?: SourceRow): number | null
  wrong(problem: string, advice: string, column?: Column | null, at?: SourceRow): void
  note(problem: string, advice: string, column: Column, at?: SourceRow): void
}

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

function cellsOf(reading: Reading, rows: readonly SourceRow[], findings: Finding[]): OrderCells {
  const { columns, decimal, currency } = reading
  const names = (column: Column): readonly string[] => (typeof column === 'string' ? [column] : column)
  const raw = (name: string, { cells }: SourceRow): string => {
    const at = columns.get(name.toLowerCase())
    return at === undefined ? '' : meant(cells[at] ?? '')
  }
  const nameOf: OrderCells['nameOf'] = (column, at = rows[0]!) =>
    names(column).find((name) => raw(name, at) !== '') ??
    names(column).find((name) => columns.has(name.toLowerCase())) ??
    names(column)[0]!
  const cell: OrderCells['cell'] = (column, at = rows[0]!) => raw(nameOf(column, at), at)
  const found = (column: Column | null, at: SourceRow): Pick<Finding, 'row' | 'column'> => ({
    row: at.row,
    column: column === null ? null : nameOf(column, at),
  })
  return {
    reading,
    rows,
    cell,
    nameOf,
    money(column, at = rows[0]!) {
      const amount = parseMoney(raw(column, at), decimal, currency)
      if (amount !== null && amount >= 0) return amount
      findings.push({
        ...found(column, at),
        problem: `“${cut(raw(column, at), 40)}” is not an amount in ${currency}.`,
        advice: `Write it as ${decimal === '.' ? '1,234.56' : '1.234,56'}, or choose the other sign before the cents.`,
      })
      return null
    },
    wrong: (problem, advice, column = null, at = rows[0]!) =>
      void findings.push({ ...found(column, at), problem, advice }),
    note: (problem, advice, column, at = rows[0]!) =>
      void findings.push({ ...found(column, at), problem, advice, note: true }),
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

/** Says so where text would be reckoned by a spreadsheet that opens it: here it stays text. */
export function noteFormula(cells: OrderCells, column: Column, at?: SourceRow): void {
  if (looksLikeFormula(cells.cell(column, at)))
    cells.note(
      'This looks like a formula. It is kept as the text it is.',
      'Look whether it is what the customer wrote.',
      column,
      at,
    )
}
