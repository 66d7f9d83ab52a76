import type { Currency } from '../../../src-shared/money/money.ts'
import type { Column, ExportFormat } from '../formats/format.ts'
import { looksLikeFormula, meant } from './cell.ts'
import { cut } from './cut.ts'
import type { Finding } from './draft.ts'
import { parseMoney, type Decimal } from './money.ts'

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

/** Reads cells of these rows; what is wrong with them goes to `findings`. */
export function cellsOf(reading: Reading, rows: readonly SourceRow[], findings: Finding[]): OrderCells {
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
