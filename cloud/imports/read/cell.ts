import { tidyText } from '../../../src-shared/std/plain-text.ts'

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@]/

/**
 * A cell as it was meant: without the apostrophe that keeps a spreadsheet from reckoning (`'+27…`, `'0012`), and out of
 * the formula that does the same (`="0012"`). Everything else stays as it is: text is only ever text here.
 */
export function meant(cell: string): string {
  const text = tidyText(cell)
  const quoted = /^="([^"]*)"$/.exec(text)
  if (quoted) return quoted[1]!
  return /^'[=+\-@\d]/.test(text) ? text.slice(1) : text
}

/** Whether a text would be reckoned by a spreadsheet that opens it. Numbers and telephone numbers would not. */
export const looksLikeFormula = (text: string): boolean =>
  FORMULA.test(text) && !/^[+-]?[\d\s().,/-]*$/.test(text)
