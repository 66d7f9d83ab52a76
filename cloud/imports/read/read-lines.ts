import { cut } from './cut.ts'
import { noteFormula, type OrderCells } from './order-cells.ts'

/** A line of an order before discounts. */
export interface SourceLine {
  readonly row: number
  readonly key: string
  readonly title: string
  readonly quantity: number
  readonly unitPrice: number
}

const MOST_PIECES = 100_000

/** What was bought, line by line; null where a line cannot be read. Lines without pieces were refunded and are left out. */
export function readLines(cells: OrderCells): SourceLine[] | null {
  const { line } = cells.reading.format
  const lines: SourceLine[] = []
  let good = true
  for (const at of cells.rows) {
    const title = cut(cells.cell(line.title, at), 200)
    const sku = cut(cells.cell(line.sku, at), 80)
    if (title === '' && sku === '') {
      cells.wrong('This row has no article.', 'Delete the row, or fill in the article.', line.title, at)
      good = false
      continue
    }
    const written = cells.cell(line.quantity, at)
    const quantity = /^\d{1,7}(\.0+)?$/.test(written) ? Number(written) : Number.NaN
    if (Number.isNaN(quantity) || quantity > MOST_PIECES) {
      cells.wrong('This is not a number of pieces.', 'Write a whole number such as 2.', line.quantity, at)
      good = false
      continue
    }
    noteFormula(cells, line.title, at)
    noteFormula(cells, line.sku, at)
    const unitPrice = cells.money(line.unitPrice, at)
    if (unitPrice === null) good = false
    else if (quantity > 0)
      lines.push({ row: at.row, key: keyOf(sku, title), title: title || sku, quantity, unitPrice })
  }
  if (!good) return null
  if (lines.length === 0)
    cells.wrong('There is nothing to make in this order.', 'Leave it out.', line.quantity)
  return lines.length === 0 ? null : lines
}

/** By what an article is found again: its SKU, or where there is none its title. */
const keyOf = (sku: string, title: string): string => (sku === '' ? `“${title}”` : sku)
