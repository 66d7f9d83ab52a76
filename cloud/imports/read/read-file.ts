import type { Currency } from '../../../src-shared/money/money.ts'
import { columnsOf, detectFormat } from '../formats/detect.ts'
import type { ExportFormat } from '../formats/format.ts'
import { decode, type Encoding } from './decode.ts'
import type { ReadOrder } from './draft.ts'
import { detectDecimal, type Decimal } from './money.ts'
import type { Reading, SourceRow } from './order-cells.ts'
import { readOrder } from './read-order.ts'
import { detectDelimiter, readRecords, type Delimiter } from './records.ts'

/** How a person says that a file is to be read; null: find out. */
export interface Wanted {
  readonly encoding: Encoding | null
  readonly delimiter: Delimiter | null
  readonly decimal: Decimal | null
}

/** How it was read. */
export interface Detected {
  readonly format: ExportFormat['id']
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly decimal: Decimal
}

/** A file that cannot be read as a whole, in words. */
export interface Unreadable {
  readonly unreadable: string
}

export const MOST_ROWS = 250_000
/** Rows that are looked at to find out how amounts are written. */
const LOOKED_AT = 500

export type FileEvent =
  | { readonly kind: 'detected'; readonly detected: Detected }
  | { readonly kind: 'order'; readonly order: ReadOrder }
  | { readonly kind: 'unreadable'; readonly sentence: string }

/**
 * Reads an export from its bytes: how it is written, then order after order, in the order of its rows. Holds no more than
 * one order of it at a time beside the text. Never throws for what a file holds.
 */
export async function* readFile(
  bytes: Uint8Array,
  wanted: Wanted,
  currency: Currency,
): AsyncGenerator<FileEvent> {
  const decoded = decode(bytes, wanted.encoding)
  if ('notText' in decoded) return yield { kind: 'unreadable', sentence: decoded.notText }
  const { text, encoding } = decoded
  const delimiter = wanted.delimiter ?? detectDelimiter(text)
  const reading = await begin(text, delimiter, wanted.decimal, currency)
  if ('unreadable' in reading) return yield { kind: 'unreadable', sentence: reading.unreadable }
  const { format, decimal } = reading
  yield { kind: 'detected', detected: { format: format.id, encoding, delimiter, decimal } }

  const seen = new Map<string, number>()
  let rows: SourceRow[] = []
  const numberAt = reading.columns.get(format.number.toLowerCase())!
  const close = (): FileEvent[] => {
    if (rows.length === 0) return []
    const order = readOrder(reading, rows)
    rows = []
    const before = seen.get(order.number)
    if (before === undefined) seen.set(order.number, order.firstRow)
    return [
      {
        kind: 'order',
        order: before === undefined || order.number === '' ? order : apart(order, before, format),
      },
    ]
  }
  for await (const record of readRecords(text, delimiter)) {
    if (record.row === 1) continue
    if (record.row > MOST_ROWS + 1)
      return yield {
        kind: 'unreadable',
        sentence: `The file has more than ${MOST_ROWS.toLocaleString('en')} rows. Export a shorter time at once.`,
      }
    if ('broken' in record) {
      yield* close()
      yield { kind: 'order', order: broken(record.row, record.broken) }
      continue
    }
    if (record.cells.every((cell) => cell.trim() === '')) continue
    const number = record.cells[numberAt]?.trim() ?? ''
    const current = rows[0]?.cells[numberAt]?.trim()
    // Some exports leave the number out of an order's further rows.
    if (rows.length > 0 && number !== '' && number !== current) yield* close()
    rows.push(record)
  }
  yield* close()
}

async function begin(
  text: string,
  delimiter: Delimiter,
  decimal: Decimal | null,
  currency: Currency,
): Promise<Reading | Unreadable> {
  const looked: (readonly string[])[] = []
  for await (const record of readRecords(text.slice(0, 2_000_000), delimiter)) {
    if (!('broken' in record)) looked.push(record.cells)
    else if (record.row === 1) return { unreadable: `The first row cannot be read. ${record.broken}` }
    if (looked.length > LOOKED_AT) break
  }
  const [header, ...rows] = looked
  if (!header) return { unreadable: 'The file has no rows.' }
  const format = detectFormat(header)
  if ('unknown' in format) return { unreadable: format.unknown }
  const columns = columnsOf(header)
  const amounts = [
    format.line.unitPrice,
    format.sums.shipping,
    ...(format.sums.total ? [format.sums.total] : []),
  ]
  const cells = rows.flatMap((row) => amounts.map((name) => row[columns.get(name.toLowerCase()) ?? -1] ?? ''))
  return { format, columns, decimal: decimal ?? detectDecimal(cells), currency }
}

const apart = (order: ReadOrder, before: number, format: ExportFormat): ReadOrder => ({
  ...order,
  draft: null,
  unwanted: null,
  findings: [
    {
      row: order.firstRow,
      column: format.number,
      problem: `Order ${order.number} stands in row ${before} already, with other orders between.`,
      advice: 'Put the rows of an order one below the other, or delete the second ones.',
    },
  ],
})

const broken = (row: number, problem: string): ReadOrder => ({
  number: '',
  firstRow: row,
  lastRow: row,
  draft: null,
  unwanted: null,
  findings: [{ row, column: null, problem, advice: 'Correct the row in the export, or leave it out.' }],
})
