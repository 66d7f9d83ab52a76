/** A cell: text that a person wrote, or a number (or a code) of ours that is written as it is. */
export type CsvCell = string | { readonly plain: string }

/** A number or code that cannot begin a formula because we made it. */
export const plain = (value: string | number): CsvCell => ({ plain: String(value) })

/**
 * Rows as CSV (RFC 4180: CRLF, quotes doubled). A text that a spreadsheet would take for a formula (it begins with
 * = + - @ or a control character) is given an apostrophe in front, so that opening the file runs nothing.
 */
export const csv = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

function cell(value: CsvCell): string {
  if (typeof value !== 'string') return quoted(value.plain)
  return quoted(
    /^[=+\-@\t\r\n＝＋－＠]/.test(value.trimStart()) || /^[\t\r]/.test(value) ? `'${value}` : value,
  )
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
