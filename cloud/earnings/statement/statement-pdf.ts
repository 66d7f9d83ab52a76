import { PDFDocument } from '@napi-rs/canvas'
import { formatMoney } from '../../../src-shared/money/money.ts'
import { statementFonts } from './fonts.ts'
import { LINE_WORDS } from './line-words.ts'
import type { Statement, StatementLine } from './statement.ts'

/** A4 in points. */
const PAGE = { width: 595, height: 842, margin: 42 }
const RIGHT = PAGE.width - PAGE.margin
const ROW = 30
const FIRST_TOP = 296
const NEXT_TOP = 108
const BOTTOM = PAGE.height - 64
const INK = '#16211f'
const SOFT = '#5c6b6d'
const RULE = '#d5dddd'

/** Where each column of the table stands: text from its left, figures from their right. */
const COLUMN = { day: PAGE.margin, what: 108, base: 398, amount: 478, balance: RIGHT } as const

/** A statement to print and keep: vector text, fonts embedded, as many A4 pages as it takes. */
export function statementPdf(statement: Statement): Buffer {
  const pdf = new PDFDocument({
    title: `Statement ${statement.from} to ${statement.to}`,
    author: statement.storeName,
    creator: 'Packbench',
  })
  const pages = pagesOf(statement.lines)
  pages.forEach((lines, at) => {
    const draw = pen(pdf.beginPage(PAGE.width, PAGE.height))
    if (at === 0) firstHead(draw, statement)
    else nextHead(draw, statement)
    const top = at === 0 ? FIRST_TOP : NEXT_TOP
    tableHead(draw, top)
    lines.forEach((line, row) => lineAt(draw, statement, line, top + 22 + row * ROW))
    if (at === pages.length - 1) closingAt(draw, statement, top + 22 + lines.length * ROW)
    draw(`Page ${at + 1} of ${pages.length}`, RIGHT, PAGE.height - 34, {
      size: 8,
      color: SOFT,
      align: 'right',
    })
    draw(`Amounts in ${statement.currency}. Days are those of UTC.`, PAGE.margin, PAGE.height - 34, {
      size: 8,
      color: SOFT,
    })
    pdf.endPage()
  })
  return pdf.close()
}

/** Lines by page; the last page keeps room for the closing balance. */
function pagesOf(lines: readonly StatementLine[]): StatementLine[][] {
  const fits = (top: number): number => Math.floor((BOTTOM - top - 22 - ROW) / ROW)
  const pages: StatementLine[][] = [lines.slice(0, fits(FIRST_TOP))]
  for (let at = pages[0]!.length; at < lines.length; at += fits(NEXT_TOP))
    pages.push(lines.slice(at, at + fits(NEXT_TOP)))
  return pages
}

/**
 * Latin, Greek and Cyrillic are set letter by letter: Inter draws some hyphens as another shape, which nobody could search
 * for or copy out of the file. Other scripts need their letters joined.
 */
const PLAIN = /^[\u0020-\u024f\u0370-\u04ff\u2010-\u2027\u20a0-\u20bf\u00d7]*$/u

type Context = ReturnType<PDFDocument['beginPage']>

interface Style {
  readonly size?: number
  /** In hundreds: the canvas knows no other. */
  readonly weight?: 400 | 600 | 700
  readonly color?: string
  readonly align?: 'left' | 'right'
  /** Longer text is cut and ends with an ellipsis. In points. */
  readonly max?: number
}
type Pen = ((text: string, x: number, y: number, style?: Style) => void) & {
  rule(y: number, color?: string): void
}

function pen(context: Context): Pen {
  const write = (text: string, x: number, y: number, style: Style = {}): void => {
    context.font = `${style.weight ?? 400} ${style.size ?? 9}px ${statementFonts()}`
    context.fillStyle = style.color ?? INK
    context.textAlign = style.align ?? 'left'
    context.textRendering = PLAIN.test(text) ? 'optimizeSpeed' : 'auto'
    context.fillText(style.max === undefined ? text : cut(context, text, style.max), x, y)
  }
  return Object.assign(write, {
    rule(y: number, color = RULE) {
      context.fillStyle = color
      context.fillRect(PAGE.margin, y, RIGHT - PAGE.margin, 0.7)
    },
  })
}

/** As much of a text as fits. */
function cut(context: Context, text: string, max: number): string {
  if (context.measureText(text).width <= max) return text
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  let [fits, over] = [0, letters.length]
  while (over - fits > 1) {
    const middle = (fits + over) >> 1
    if (context.measureText(`${letters.slice(0, middle).join('')}…`).width <= max) fits = middle
    else over = middle
  }
  return `${letters.slice(0, fits).join('')}…`
}

function firstHead(draw: Pen, statement: Statement): void {
  const money = (amount: number): string => formatMoney(amount, statement.currency)
  draw('Statement', PAGE.margin, 66, { size: 22, weight: 700 })
  draw(`${statement.from} to ${statement.to}`, PAGE.margin, 84, { size: 10, color: SOFT })
  draw(statement.storeName, RIGHT, 60, { size: 10, weight: 600, align: 'right', max: 240 })
  statement.addressLines
    .slice(0, 4)
    .forEach((line, at) => draw(line, RIGHT, 74 + at * 12, { color: SOFT, align: 'right', max: 240 }))
  draw('For', PAGE.margin, 124, { size: 8, color: SOFT })
  draw(statement.makerName, PAGE.margin, 142, { size: 14, weight: 600, max: 480 })
  const figures = [
    ['Opening balance', statement.opening],
    ['Earned', statement.earned],
    ['Taken back', statement.takenBack],
    ['Paid out', statement.paidOut],
    ['Closing balance', statement.closing],
  ] as const
  draw.rule(164)
  figures.forEach(([word, amount], at) => {
    const y = 182 + at * 18
    const weight = at === 0 || at === figures.length - 1 ? 600 : 400
    draw(word, PAGE.margin, y, { size: 10, weight })
    draw(money(amount), RIGHT, y, { size: 10, weight, align: 'right' })
  })
  draw.rule(264)
}

function nextHead(draw: Pen, statement: Statement): void {
  draw(`Statement ${statement.from} to ${statement.to}`, PAGE.margin, 60, { size: 10, weight: 600 })
  draw(statement.makerName, PAGE.margin, 76, { color: SOFT, max: 400 })
}

function tableHead(draw: Pen, top: number): void {
  const head = { size: 8, color: SOFT }
  draw('Date', COLUMN.day, top, head)
  draw('What', COLUMN.what, top, head)
  draw('Base × rate', COLUMN.base, top, { ...head, align: 'right' })
  draw('Amount', COLUMN.amount, top, { ...head, align: 'right' })
  draw('Balance', COLUMN.balance, top, { ...head, align: 'right' })
  draw.rule(top + 6)
}

function lineAt(draw: Pen, { currency }: Statement, line: StatementLine, y: number): void {
  const money = (amount: number): string => formatMoney(amount, currency)
  const what = [LINE_WORDS[line.kind], line.orderNumber].filter(Boolean).join(' · ')
  const more = [line.items, line.reason].filter(Boolean).join(' · ')
  draw(line.day, COLUMN.day, y)
  draw(what, COLUMN.what, y, { max: 214 })
  draw(more, COLUMN.what, y + 11, { size: 7.5, color: SOFT, max: RIGHT - COLUMN.what })
  if (line.base !== null && line.ratePercent !== null)
    draw(`${money(line.base)} × ${line.ratePercent} %`, COLUMN.base, y, {
      size: 7.5,
      color: SOFT,
      align: 'right',
    })
  draw(money(line.amount), COLUMN.amount, y, { align: 'right' })
  draw(money(line.balance), COLUMN.balance, y, { align: 'right', color: SOFT })
  draw.rule(y + 16, '#edf1f1')
}

function closingAt(draw: Pen, statement: Statement, y: number): void {
  draw('Closing balance', COLUMN.what, y + 2, { weight: 600 })
  draw(formatMoney(statement.closing, statement.currency), COLUMN.balance, y + 2, {
    weight: 600,
    align: 'right',
  })
}
