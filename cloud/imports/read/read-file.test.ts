import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anEtsyExport, aShopifyExport, aWooExport, csv } from '../../../tests/support/an-export.ts'
import type { Finding, OrderDraft } from './draft.ts'
import { MOST_ROWS, readFile, type Detected, type Wanted } from './read-file.ts'

const FIND_OUT: Wanted = { encoding: null, delimiter: null, decimal: null }

async function read(
  content: string | Uint8Array,
  wanted: Partial<Wanted> = {},
  currency: 'ZAR' | 'EUR' | 'JPY' = 'ZAR',
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const drafts: OrderDraft[] = []
  const findings: Finding[] = []
  const unwanted: string[] = []
  let detected: Detected | null = null
  let unreadable: string | null = null
  for await (const event of readFile(bytes, { ...FIND_OUT, ...wanted }, currency)) {
    if (event.kind === 'detected') detected = event.detected
    else if (event.kind === 'unreadable') unreadable = event.sentence
    else {
      if (event.order.draft) drafts.push(event.order.draft)
      if (event.order.unwanted) unwanted.push(event.order.unwanted)
      findings.push(...event.order.findings)
    }
  }
  return { detected, unreadable, drafts, findings, unwanted }
}

describe('an export of Shopify', () => {
  test('is an order for each number, with its lines, its address and its sums to the cent', async () => {
    const { detected, drafts, findings } = await read(
      aShopifyExport([
        {
          number: '#1001',
          lines: [
            ['MUG', 2, '185.00'],
            ['POSTER', 1, '249.00'],
          ],
          cells: { 'Shipping Phone': "'+27 21 555 0101", Notes: 'Ring twice' },
        },
        { number: '#1002' },
      ]),
    )
    expect(detected).toEqual({ format: 'shopify', encoding: 'utf-8', delimiter: ',', decimal: '.' })
    expect(findings).toEqual([])
    expect(drafts.map(({ number }) => number)).toEqual(['#1001', '#1002'])
    expect(drafts[0]).toMatchObject({
      placedAt: '2026-11-20T08:15:00.000Z',
      customer: { name: 'Nomvula Dlamini', email: 'nomvula@example.com', phone: '+27 21 555 0101' },
      note: 'Ring twice',
      shipTo: { line1: '12 Long Street', postalCode: '8001', country: 'ZA' },
      lines: [
        { row: 2, key: 'MUG', quantity: 2, unitPrice: 18_500 },
        { row: 3, key: 'POSTER', quantity: 1, unitPrice: 24_900 },
      ],
      subtotal: 61_900,
      shipping: 5000,
      total: 66_900,
    })
  })

  test('tells tax on top from tax inside by the total, and spreads a discount to the cent', async () => {
    const { drafts } = await read(
      aShopifyExport([
        { number: '#1', cells: { Taxes: '63.00', Total: '483.00' } },
        { number: '#2', cells: { Taxes: '54.78', Total: '420.00' } },
        {
          number: '#3',
          lines: [
            ['MUG', 3, '10.00'],
            ['POSTER', 1, '5.00'],
          ],
          cells: { 'Discount Amount': '1.00', Total: '84.00' },
        },
      ]),
    )
    expect(drafts.map(({ tax, taxIncluded, total }) => [tax, taxIncluded, total])).toEqual([
      [6300, false, 48_300],
      [5478, true, 42_000],
      [0, false, 8400],
    ])
    const third = drafts[2]!
    expect(third.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)).toBe(3400)
    expect(third.subtotal).toBe(3400)
    expect(third.lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(4)
  })

  test('leaves out what is not paid, cancelled or sent, in words', async () => {
    const { drafts, unwanted, findings } = await read(
      aShopifyExport([
        { number: '#1', cells: { 'Financial Status': 'pending' } },
        { number: '#2', cells: { 'Fulfillment Status': 'fulfilled' } },
        { number: '#3', cells: { 'Cancelled at': '2026-11-20 12:00:00 +0200' } },
      ]),
    )
    expect([drafts, findings]).toEqual([[], []])
    expect(unwanted).toEqual([
      'It is not paid in Shopify: “pending”.',
      'Shopify says that it was sent already, or a part of it.',
      'It was cancelled in Shopify.',
    ])
  })

  test('names each bad cell by row and column, with what to do', async () => {
    const { drafts, findings } = await read(
      aShopifyExport([
        { number: '#1' },
        { number: '#2', cells: { Email: 'nobody', 'Lineitem quantity': 'two' } },
        { number: '#3', cells: { Currency: 'EUR' } },
        { number: '#4', cells: { 'Shipping Country': 'Atlantis', 'Created at': 'yesterday' } },
        { number: '#5', cells: { 'Shipping City': '' } },
        { number: '#6', cells: { Total: '1.00' } },
        { number: '#7', cells: { 'Lineitem price': '12.345' } },
        { number: '#1', cells: {} },
      ]),
    )
    expect(drafts.map(({ number }) => number)).toEqual(['#1'])
    expect(findings.map(({ row, column, problem }) => `${row} ${column}: ${problem}`)).toEqual([
      '3 Email: This is not an e-mail address.',
      '3 Lineitem quantity: This is not a number of pieces.',
      expect.stringContaining('4 Currency: The order is in EUR, and this store trades in ZAR.'),
      '5 Created at: This is not a date.',
      '5 Shipping Country: “Atlantis” is no country that we know.',
      '6 Shipping City: This part of the address is missing.',
      expect.stringMatching(/^7 Total: The total of ZAR.1\.00 does not add up: articles ZAR.370\.00/),
      expect.stringContaining('8 Lineitem price: “12.345” is not an amount in ZAR.'),
      '9 Name: Order #1 stands in row 2 already, with other orders between.',
    ])
    expect(findings.every(({ advice }) => advice.length > 10)).toBe(true)
  })

  test('keeps cells that a spreadsheet would reckon as text, and says so', async () => {
    const { drafts, findings } = await read(
      aShopifyExport([
        {
          number: '#1',
          cells: {
            'Shipping Name': '=HYPERLINK("http://evil.example";"Click")',
            'Shipping Address1': '@SUM(1+1)',
            'Shipping Zip': '="0012"',
            'Shipping Phone': '+27 21 555',
            'Lineitem sku': '-MUG-1',
          },
        },
      ]),
    )
    expect(drafts[0]?.shipTo).toMatchObject({
      name: '=HYPERLINK("http://evil.example";"Click")',
      line1: '@SUM(1+1)',
      postalCode: '0012',
      phone: '+27 21 555',
    })
    expect(drafts[0]?.lines[0]?.key).toBe('-MUG-1')
    expect(findings.map(({ column, note }) => [column, note])).toEqual([
      ['Shipping Name', true],
      ['Shipping Address1', true],
      ['Lineitem sku', true],
    ])
  })
})

test('an export of WooCommerce with semicolons, comma cents and Windows letters', async () => {
  const bytes = Uint8Array.from(aWooExport(), (letter) => letter.charCodeAt(0))
  const { detected, drafts, findings } = await read(bytes, {}, 'EUR')
  expect(findings).toEqual([])
  expect(detected).toEqual({ format: 'woocommerce', encoding: 'windows-1252', delimiter: ';', decimal: ',' })
  expect(drafts).toMatchObject([
    {
      number: '5012',
      customer: { name: 'Jürgen Großmann', email: 'juergen@example.com' },
      shipTo: { line1: 'Oranienstraße 5', country: 'DE' },
      subtotal: 122_967,
      shipping: 490,
      total: 123_457,
    },
  ])
  expect((await read(aWooExport({ 'Order Status': 'wc-completed' }), {}, 'EUR')).unwanted).toHaveLength(1)
  expect((await read(aWooExport(), { decimal: '.' }, 'EUR')).findings.length).toBeGreaterThan(0)
})

test('order items of Etsy: countries by name, no e-mail, articles without a SKU by their title', async () => {
  const { drafts, findings } = await read(anEtsyExport())
  expect(findings).toEqual([])
  expect(drafts).toMatchObject([
    {
      number: '3002',
      placedAt: '2026-11-20T00:00:00.000Z',
      customer: { name: 'Bob Roe', email: null },
      shipTo: { country: 'US', region: 'CO' },
      subtotal: 2000,
      shipping: 800,
      tax: 125,
      taxIncluded: false,
      total: 2925,
    },
  ])
  expect(drafts[0]?.lines.map(({ key }) => key)).toContain('“Moon bear, a card”')
  expect((await read(anEtsyExport({ 'Date Shipped': '11/21/26' }))).unwanted).toHaveLength(1)
})

describe('what is no export of ours is refused in words', () => {
  const words = async (content: string | Uint8Array, wanted: Partial<Wanted> = {}) =>
    (await read(content, wanted)).unreadable

  test.each([
    ['nothing', '', /empty/],
    ['an Excel workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /Excel workbook/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xd]), /not a text file/],
    ['a PDF', '%PDF-1.7 …', /PDF/],
    ['a letter', 'Dear Olga,\n\nplease import my orders.', /hardly any columns/],
    ['another table', csv([['a', 'b', 'c', 'd']]), /not those of Shopify/],
    ['Etsy’s list of orders', 'Sale Date,Order ID,Full Name,Number of Items,Order Value\n', /Order items/],
    [
      'half an export',
      'Name,Email,Financial Status,Lineitem quantity,Lineitem name,Lineitem price\n',
      /lacks “Total”/,
    ],
  ])('%s', async (_, content, sentence) => {
    expect(await words(content)).toMatch(sentence)
  })

  test('the wrong sign between the cells', async () => {
    expect(await words(aShopifyExport([{}]), { delimiter: '\t' })).toMatch(/right sign between its cells/)
    expect((await read(aShopifyExport([{}], '\t'))).drafts).toHaveLength(1)
  })

  test('more rows than are read at once', async () => {
    const row = aShopifyExport([{}]).split('\r\n')[1]!
    const many = `${aShopifyExport([])}\r\n${Array.from({ length: MOST_ROWS + 1 }, () => row).join('\r\n')}`
    expect(await words(many)).toMatch(/more than 250,000 rows/)
  }, 60_000)
})

test('a quotation mark that is never closed is named, and the orders before it count', async () => {
  const { drafts, findings } = await read(
    `${aShopifyExport([{ number: '#1' }, { number: '#2' }])}\r\n#3,"never ends`,
  )
  expect(drafts.map(({ number }) => number)).toEqual(['#1', '#2'])
  expect(findings.map(({ row }) => row)).toEqual([4])
})

test('a byte order mark and UTF-16 are no letters', async () => {
  expect((await read(`\ufeff${aShopifyExport([{}])}`)).drafts).toHaveLength(1)
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(aShopifyExport([{}]), 'utf16le')])
  expect((await read(wide)).drafts).toHaveLength(1)
})

test('200,000 rows are read while the process does other things', async () => {
  const one = aShopifyExport([{}]).split('\r\n')[1]!
  const rows = Array.from({ length: 200_000 }, (_, at) => one.replace('#1001', `#${at}`))
  const bytes = new TextEncoder().encode(`${aShopifyExport([])}\r\n${rows.join('\r\n')}`)
  let turns = 0
  const ticking = setInterval(() => turns++, 1)
  let orders = 0
  for await (const event of readFile(bytes, FIND_OUT, 'ZAR')) if (event.kind === 'order') orders++
  clearInterval(ticking)
  expect(orders).toBe(200_000)
  expect(turns).toBeGreaterThan(50)
}, 60_000)

describe('whatever a file holds', () => {
  const header = aShopifyExport([])
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '=1+1',
      '-5',
      '"',
      '""',
      "'",
      '1e309',
      '99999999999999999999',
      '\0',
      '#1',
      'ZAR',
      ',',
      ';',
    ),
    fc.string({ unit: 'grapheme' }),
  )

  test('reading it throws nothing: any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        await read(bytes)
      }),
      { numRuns: 1000 },
    )
  }, 60_000)

  test('reading it throws nothing: any cells under a header, written well or badly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 12 }),
        fc.boolean(),
        fc.constantFrom(',', ';', '\t'),
        async (rows, well, delimiter) => {
          const body = well ? csv(rows) : rows.map((row) => row.join(delimiter)).join('\n')
          const { drafts } = await read(`${header}\r\n${body}`)
          for (const { lines, subtotal, shipping, tax, taxIncluded, total } of drafts) {
            expect(lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)).toBe(subtotal)
            expect(subtotal + shipping + (taxIncluded ? 0 : tax)).toBe(total)
          }
        },
      ),
      { numRuns: 1000 },
    )
  }, 120_000)

  test('reading it throws nothing: good orders with any cell replaced', async () => {
    const columns = header.split(',')
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...columns), cell), async (cells) => {
        const { drafts, findings, unwanted, unreadable } = await read(aShopifyExport([{ cells }]))
        expect(drafts.length + findings.length + unwanted.length + (unreadable ? 1 : 0)).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  }, 120_000)
})
