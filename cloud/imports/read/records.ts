import { setImmediate as breathe } from 'node:timers/promises'
import { parse, type CsvError } from 'csv-parse'

export const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** A row as a spreadsheet counts it: 1 is the header. `broken` says why it cannot be read. */
export type CsvRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly broken: string }

/** Given to the parser at a time; between two the process does other things. */
const SLICE = 256 * 1024
/** Nobody writes a longer row; one that is has a quote that does not end. */
const LONGEST_ROW = 256 * 1024

/** The delimiter that the header speaks for: the one that makes most columns of it. */
export function detectDelimiter(text: string): Delimiter {
  const header = text.slice(0, LONGEST_ROW).split(/\r?\n|\r/, 1)[0] ?? ''
  const outside = header.replace(/"[^"]*"/g, '')
  const count = (mark: string): number => outside.split(mark).length
  return DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Rows of a CSV (RFC 4180), one after the other. What cannot be read is a row too; nothing is thrown. */
export async function* readRecords(text: string, delimiter: Delimiter): AsyncGenerator<CsvRow> {
  let row = 0
  const ready: CsvRow[] = []
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
  })
  parser.on('readable', () => {
    for (
      let cells = parser.read() as string[] | null;
      cells !== null;
      cells = parser.read() as string[] | null
    )
      ready.push({ row: ++row, cells })
  })
  parser.on('skip', (error: CsvError) => ready.push({ row: ++row, broken: sayBroken(error) }))
  // What ends the parser for good; the rows before it count.
  let ended: Promise<void> | null = null
  const whole = new Promise<void>((resolve) => {
    parser.on('end', resolve)
    parser.on('close', resolve)
    parser.on('error', (error: CsvError) => {
      ready.push({ row: ++row, broken: sayBroken(error) })
      resolve()
    })
  })
  for (let at = 0; at < text.length && !parser.destroyed; at += SLICE) {
    if (!parser.write(text.slice(at, at + SLICE))) await Promise.race([drained(parser), whole])
    await breathe()
    yield* ready.splice(0)
  }
  if (!parser.destroyed) parser.end()
  ended = whole
  await ended
  yield* ready.splice(0)
}

const drained = (parser: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => parser.once('drain', () => resolve()))

const BROKEN: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened here and never closed.',
  INVALID_OPENING_QUOTE: 'A quotation mark stands in the middle of a cell.',
  CSV_INVALID_CLOSING_QUOTE: 'Something stands behind a closing quotation mark.',
  CSV_MAX_RECORD_SIZE: 'The row does not end: a quotation mark may be missing.',
}
const sayBroken = ({ code }: CsvError): string => BROKEN[code] ?? 'The row is not written as CSV.'
