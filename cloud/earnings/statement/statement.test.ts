import { createCanvas } from '@napi-rs/canvas'
import { parse } from 'csv-parse/sync'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { statementCsv } from './statement-csv.ts'
import { statementPdf } from './statement-pdf.ts'
import type { Statement, StatementLine } from './statement.ts'

/** A statement of so many lines that adds up. */
function aStatement(count: number, more: Partial<Statement> = {}): Statement {
  let balance = 12_345
  const lines = Array.from({ length: count }, (_, at): StatementLine => {
    const amount = at % 5 === 4 ? -25_900 : 12_950 + at
    balance += amount
    const isPayout = amount < 0
    return {
      day: `2026-11-${String(1 + (at % 28)).padStart(2, '0')}`,
      kind: isPayout ? 'payout' : 'earning',
      orderNumber: isPayout ? '' : `PB-7H2KQ9W${at % 9}`,
      items: isPayout ? '' : '1 × Mug “Karoo night”, blue',
      base: isPayout ? null : 18_500,
      ratePercent: isPayout ? null : 70,
      amount,
      reason: isPayout ? 'EFT 4711' : 'Assigned: nearest to the customer, and free this week',
      balance,
    }
  })
  const sum = (positive: boolean): number =>
    lines.reduce((total, { amount }) => (amount > 0 === positive ? total + amount : total), 0)
  return {
    storeName: 'Packbench Studio',
    addressLines: ['12 Long Street', 'Cape Town 8001', 'South Africa'],
    makerName: 'Thandi Müller · Ελένη · Жанна · 山田 愛子 · فاطمة بنت علي',
    currency: 'ZAR',
    from: '2026-11-01',
    to: '2026-11-30',
    opening: 12_345,
    lines,
    earned: sum(true),
    takenBack: 0,
    paidOut: sum(false),
    closing: balance,
    ...more,
  }
}

const read = (pdf: Buffer) =>
  getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise

/** How many dark dots there are where a text stands. */
async function inkOf(
  pdf: Buffer,
  box: { x: number; y: number; width: number; height: number },
): Promise<number> {
  const page = await (await read(pdf)).getPage(1)
  const viewport = page.getViewport({ scale: 2 })
  const canvas = createCanvas(viewport.width, viewport.height)
  await page.render({ canvas: null, canvasContext: canvas.getContext('2d') as never, viewport }).promise
  const { data } = canvas.getContext('2d').getImageData(box.x * 2, box.y * 2, box.width * 2, box.height * 2)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark += 1
  return dark
}

describe('a statement as CSV', () => {
  test('adds up from the opening to the closing balance, line by line', () => {
    const statement = aStatement(17)
    const rows = parse<Record<string, string>>(statementCsv(statement), { columns: true, bom: true })
    expect(rows).toHaveLength(19)
    const cents = (text: string | undefined): number => Math.round(Number(text) * 100)
    let balance = cents(rows[0]!['Balance'])
    for (const row of rows.slice(1, -1)) {
      balance += cents(row['Amount'])
      expect(cents(row['Balance'])).toBe(balance)
    }
    expect(cents(rows.at(-1)!['Balance'])).toBe(balance)
    expect(balance).toBe(statement.closing)
    expect(rows[1]).toMatchObject({ What: 'Earned', Base: '185.00', 'Rate %': '70', Currency: 'ZAR' })
  })

  test('runs nothing in a spreadsheet', () => {
    const [line] = aStatement(1).lines
    const evil = aStatement(0, { lines: [{ ...line!, items: '=1+1', reason: '@SUM(A1)' }] })
    expect(statementCsv(evil)).toContain(`,'=1+1,`)
    expect(statementCsv(evil)).toContain(`,'@SUM(A1)`)
  })
})

describe('a statement as PDF', () => {
  test('has every line on its pages, each page numbered, and the sums', async () => {
    const statement = aStatement(60)
    const pdf = await read(statementPdf(statement))
    expect(pdf.numPages).toBeGreaterThan(2)
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, at) => {
        const { items } = await (await pdf.getPage(at + 1)).getTextContent()
        return items
          .map((item) => ('str' in item ? item.str : ''))
          .join('')
          .replaceAll(/\s/g, '')
      }),
    )
    const text = pages.join('')
    expect(text.match(/EFT4711/g)).toHaveLength(12)
    expect(text.match(/PB-7H2KQ9W/g)).toHaveLength(48)
    pages.forEach((page, at) => expect(page).toContain(`Page${at + 1}of${pages.length}`))
    expect(text).toContain('2026-11-01to2026-11-30')
    expect(text).toContain('Openingbalance')
    expect(pages.at(-1)).toContain('Closingbalance')
  })

  test('writes names of every script that our fonts have', async () => {
    const where = { x: 42, y: 126, width: 480, height: 24 }
    for (const makerName of ['Müller', 'Ελένη', 'Жанна', '山田 愛子', 'فاطمة بنت علي', 'שרה כהן']) {
      const pdf = statementPdf(aStatement(0, { makerName }))
      expect(await inkOf(pdf, where), makerName).toBeGreaterThan(100)
      const { items } = await (await (await read(pdf)).getPage(1)).getTextContent()
      const letters = items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .normalize('NFKC')
      const [first] = Array.from(makerName)
      expect(letters).toContain(first)
    }
  })

  test('of nothing is one page', async () => {
    expect((await read(statementPdf(aStatement(0)))).numPages).toBe(1)
  })

  test('a long name and a long reason are cut, not run over', async () => {
    const long = 'Maria-Magdalena Oberhuber-Schwarzenberger '.repeat(6)
    const [line] = aStatement(1).lines
    const pdf = statementPdf(
      aStatement(0, { makerName: long, lines: [{ ...line!, items: long, reason: long }] }),
    )
    const { items } = await (await (await read(pdf)).getPage(1)).getTextContent()
    for (const item of items)
      if ('str' in item) expect((item.transform as number[])[4]! + item.width).toBeLessThan(556)
  })
})
