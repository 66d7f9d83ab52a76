import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ImportView } from '../../src-shared/cloud-contract/imports.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop } from '../support/a-shop.ts'
import { anEtsyExport, aShopifyExport, type ShopifyOrder } from '../support/an-export.ts'

const PIECE = 300

eachShop('Orders of another shop', (shop) => {
  const office = async () => shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
  type Office = Awaited<ReturnType<typeof office>>

  /** Until the import is not being worked on any more. */
  async function settled(admin: Office, id: string): Promise<ImportView> {
    for (;;) {
      const now = await admin.imports.get({ id })
      if (now.state !== 'checking' && now.state !== 'running') return now
      await new Promise((later) => setTimeout(later, 20))
    }
  }
  /** Sends a file in pieces and looks at it. */
  async function looked(admin: Office, content: string, shopName: string): Promise<ImportView> {
    const bytes = Buffer.from(content)
    const begun = await admin.imports.begin({
      fileName: 'orders_export.csv',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      shop: shopName,
    })
    for (let index = 0; index * PIECE < bytes.length; index++) {
      const data = bytes.subarray(index * PIECE, (index + 1) * PIECE).toString('base64')
      await admin.imports.piece({ id: begun.id, index, data })
      if (index === 0) await admin.imports.piece({ id: begun.id, index, data })
    }
    await admin.imports.check({ id: begun.id, wanted: {} })
    return settled(admin, begun.id)
  }
  const made = async (admin: Office, id: string, more: object = {}): Promise<ImportView> => {
    await admin.imports.run({ id, fallbackEmail: 'orders@karoo.example', ...more })
    return settled(admin, id)
  }
  const orders = (name: string) =>
    shop().rows<{
      status: string
      payment_status: string
      total: string
      customer_email: string
      id: string
    }>(
      "select id, status, payment_status, total, customer_email from orders where checkout_key like 'import:' || $1 || ':%' order by checkout_key",
      name,
    )
  const two: ShopifyOrder[] = [
    {
      number: '#1001',
      lines: [
        ['mug', 2, '185.00'],
        ['SHIRT', 1, '329.00'],
      ],
      cells: { 'Discount Amount': '99.00', Total: '650.00' },
    },
    { number: '#1002' },
  ]

  test('is looked at without making anything, then made: paid, routed to its benches, with its history and no mail', async () => {
    const admin = await office()
    const seen = await looked(admin, aShopifyExport(two), 'Karoo One')
    expect(seen).toMatchObject({
      state: 'checked',
      detected: { format: 'shopify' },
      counts: { good: 2, bad: 0 },
      findings: 0,
      unmatched: 0,
    })
    expect(await orders('karoo one')).toEqual([])
    expect(await made(admin, seen.id)).toMatchObject({
      state: 'done',
      done: 2,
      total: 2,
      counts: { made: 2, good: 0 },
    })
    const [first] = await orders('karoo one')
    expect(first).toMatchObject({
      status: 'new',
      payment_status: 'paid',
      total: '65000',
      customer_email: 'nomvula@example.com',
    })
    const items = await shop().rows<{ sku: string; sum: number }>(
      'select sku, sum(unit_price * quantity)::int as sum from order_items where order_id = $1 group by sku order by sku',
      first!.id,
    )
    expect(items.map(({ sku }) => sku)).toEqual(['MUG', 'SHIRT'])
    expect(items.reduce((sum, item) => sum + item.sum, 0)).toBe(60_000)
    const parts = await shop().rows(
      "select status from fulfillment_requests where order_id = $1 and provider = 'factory'",
      first!.id,
    )
    expect(parts, 'one for each factory, at the bench').toEqual([
      { status: 'submitted' },
      { status: 'submitted' },
    ])
    expect(
      await shop().rows('select provider, status, amount from payments where order_id = $1', first!.id),
    ).toEqual([{ provider: 'import', status: 'paid', amount: '65000' }])
    expect(await shop().rows('select id from notifications where order_id = $1', first!.id)).toEqual([])
    const events = await shop().rows<{ kind: string; detail: string }>(
      'select kind, detail from order_events where order_id = $1 order by seq limit 2',
      first!.id,
    )
    expect(events).toEqual([
      { kind: 'placed', detail: 'Imported from Shopify (Karoo One), order #1001' },
      { kind: 'paid', detail: 'Paid at Shopify (Karoo One)' },
    ])
    const list = await admin.imports.orders({ id: seen.id })
    expect(list.rows.map(({ number, state, pieces }) => [number, state, pieces])).toEqual([
      ['#1001', 'made', 3],
      ['#1002', 'made', 2],
    ])
    expect(list.rows[0]?.orderId).toBe(first!.id)
    const [kept] = await shop().rows<{ pieces: number }>('select pieces from imports where id = $1', seen.id)
    expect(await shop().cloud.cloud.storage.stat(`imports/${seen.id}/0`), 'the file is deleted').toBeNull()
    expect(kept!.pieces).toBeGreaterThan(1)
  })

  test('makes nothing twice: the same file again, the same orders in another file, two runs at once', async () => {
    const admin = await office()
    const first = await looked(admin, aShopifyExport(two), 'Twice')
    const second = await looked(admin, aShopifyExport(two), 'twice ')
    expect(second.counts.good).toBe(2)
    await Promise.all([made(admin, first.id), made(admin, second.id)])
    expect(await orders('twice')).toHaveLength(2)
    const again = await looked(admin, aShopifyExport([...two, { number: '#1003' }]), 'TWICE')
    expect(again.counts).toMatchObject({ good: 1, duplicate: 2 })
    const [known] = (await admin.imports.orders({ id: again.id, state: 'duplicate' })).rows
    expect(known?.sentence).toMatch(/^It is here already as PB-/)
    await made(admin, again.id)
    expect(await orders('twice')).toHaveLength(3)
    const same = await looked(admin, aShopifyExport(two), 'Twice')
    expect(same.sameFile).toMatchObject({ made: expect.any(Number) })
    expect(same.counts).toMatchObject({ good: 0, duplicate: 2 })
    expect((await problemOf(admin.imports.run({ id: same.id, fallbackEmail: 'a@b.example' }))).type).toBe(
      'urn:packbench:problem:nothing_to_make',
    )
  })

  test('names each bad row, makes the good ones, and can be read in another way', async () => {
    const admin = await office()
    const seen = await looked(
      admin,
      aShopifyExport([
        { number: '#1' },
        { number: '#2', cells: { 'Shipping Country': 'Atlantis' } },
        { number: '#3', cells: { 'Financial Status': 'refunded' } },
      ]),
      'Bad Rows',
    )
    expect(seen.counts).toMatchObject({ good: 1, bad: 1, unwanted: 1 })
    expect((await admin.imports.findings({ id: seen.id })).rows).toEqual([
      {
        row: 3,
        column: 'Shipping Country',
        problem: '“Atlantis” is no country that we know.',
        advice: 'Write its two letters (ZA, DE) or its English name.',
        note: false,
      },
    ])
    await admin.imports.check({ id: seen.id, wanted: { decimal: ',' } })
    expect((await settled(admin, seen.id)).counts).toMatchObject({ good: 0, bad: 2 })
    await admin.imports.check({ id: seen.id, wanted: { delimiter: ';' } })
    expect(await settled(admin, seen.id)).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('right sign between its cells'),
    })
    await admin.imports.check({ id: seen.id, wanted: {} })
    await settled(admin, seen.id)
    expect((await made(admin, seen.id)).counts).toMatchObject({ made: 1, bad: 1, unwanted: 1 })
  })

  test('has articles that are none of ours until somebody says which; the next import of that shop knows', async () => {
    const admin = await office()
    const seen = await looked(admin, anEtsyExport(), 'Etsy Moon')
    expect(seen).toMatchObject({ unmatched: 1, counts: { unmatched: 1, good: 0 } })
    const articles = (await admin.imports.articles({ id: seen.id })).rows
    expect(articles.map(({ key, variant }) => [key, variant?.sku ?? null])).toEqual([
      ['“Moon bear, a card”', null],
      ['MUG', 'MUG'],
    ])
    const [poster] = await admin.imports.choices({ search: 'post' })
    expect(
      await admin.imports.match({ id: seen.id, key: articles[0]!.key, variantId: poster!.id }),
    ).toMatchObject({ unmatched: 0, counts: { good: 1, unmatched: 0 } })
    await admin.imports.match({ id: seen.id, key: articles[0]!.key, variantId: null })
    expect((await admin.imports.get({ id: seen.id })).counts.unmatched).toBe(1)
    await admin.imports.match({ id: seen.id, key: articles[0]!.key, variantId: poster!.id })
    await made(admin, seen.id, { confirmationMails: true })
    const [order] = await orders('etsy moon')
    expect(order).toMatchObject({ customer_email: 'orders@karoo.example', total: '2925' })
    expect(
      await shop().rows('select id from notifications where order_id = $1', order!.id),
      'nobody to write to',
    ).toEqual([])
    const next = await looked(admin, anEtsyExport({ 'Order ID': '3003' }), 'Etsy Moon')
    expect(next.counts).toMatchObject({ good: 1, unmatched: 0 })
    expect(new Set((await admin.imports.articles({ id: next.id })).rows.map(({ by }) => by))).toEqual(
      new Set(['person', 'sku']),
    )
  })

  test('writes to customers only when asked to', async () => {
    const admin = await office()
    const seen = await looked(admin, aShopifyExport([{ number: '#7' }]), 'With Mails')
    await made(admin, seen.id, { confirmationMails: true })
    const [order] = await orders('with mails')
    expect(await shop().rows('select kind from notifications where order_id = $1', order!.id)).toEqual([
      { kind: 'confirmation' },
    ])
  })

  test('stops when it is cancelled; what is made stays', async () => {
    const admin = await office()
    const many = Array.from({ length: 60 }, (_, at) => ({ number: `#${at}` }))
    const seen = await looked(admin, aShopifyExport(many), 'Stopped')
    await admin.imports.run({ id: seen.id, fallbackEmail: 'a@b.example' })
    const stopped = await admin.imports.cancel({ id: seen.id })
    expect(['cancelled', 'done']).toContain(stopped.state)
    const there = (await orders('stopped')).length
    await new Promise((later) => setTimeout(later, 300))
    expect((await orders('stopped')).length).toBe(there)
    expect((await admin.imports.get({ id: seen.id })).counts.made).toBe(there)
  })

  test('is refused in words when it is too large, empty, not whole, or no CSV', async () => {
    const admin = await office()
    const file = { fileName: 'x.csv', sha256: 'a'.repeat(64), shop: 'Refused' }
    expect(await problemOf(admin.imports.begin({ ...file, bytes: 65 * 1024 * 1024 }))).toMatchObject({
      status: 413,
      detail: 'The file has 65 MB; at most 64 are read at once. Export a shorter time.',
    })
    expect((await problemOf(admin.imports.begin({ ...file, bytes: 0 }))).status).toBe(422)
    const begun = await admin.imports.begin({ ...file, bytes: 6 })
    expect((await problemOf(admin.imports.check({ id: begun.id, wanted: {} }))).type).toBe(
      'urn:packbench:problem:file_not_whole',
    )
    const piece = (index: number, text: string) =>
      admin.imports.piece({ id: begun.id, index, data: Buffer.from(text).toString('base64') })
    expect((await problemOf(piece(1, 'abc'))).type).toBe('urn:packbench:problem:piece_missing')
    expect((await problemOf(piece(0, 'far too much'))).type).toBe('urn:packbench:problem:too_many_bytes')
    await piece(0, 'abcdef')
    await admin.imports.check({ id: begun.id, wanted: {} })
    expect(await settled(admin, begun.id)).toMatchObject({
      state: 'failed',
      sentence: 'The file did not arrive whole. Choose it once more.',
    })
    const letter = await looked(admin, 'Dear Olga', 'Letter')
    expect(letter).toMatchObject({ state: 'failed', sentence: expect.stringContaining('Is it a CSV') })
  })

  test('is the office’s alone', async () => {
    const { cloud, durban } = shop()
    await cloud.addPerson({ email: 'nosy@imports.test', role: 'operator', factoryId: durban })
    const they = cloud.client(await cloud.as('nosy@imports.test'))
    const seen = await looked(await office(), aShopifyExport([{ number: '#9' }]), 'Private')
    for (const call of [
      () => they.imports.list({}),
      () => they.imports.get({ id: seen.id }),
      () => they.imports.orders({ id: seen.id }),
      () => they.imports.cancel({ id: seen.id }),
    ])
      expect((await problemOf(call())).status).toBe(403)
  })
})
