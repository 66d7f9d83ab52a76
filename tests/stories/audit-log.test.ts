import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import { auditCsv } from '../../cloud/audit/export/write-csv.ts'
import { recordAudit } from '../../cloud/audit/record.ts'
import { recordOrderEvent } from '../../cloud/orders/record-order-event.ts'
import { auditFilter, type AuditEntry, type AuditFilter } from '../../src-shared/cloud-contract/audit.ts'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { changesOf } from '../../src-shared/order/change-words.ts'
import { orderThen, unexplained } from '../../src-shared/order/replay.ts'
import { whyOrder } from '../../src-shared/order/why.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop, type PlacedOrder } from '../support/a-shop.ts'

eachShop('the audit log', (shop) => {
  let office: CloudClient
  let adminId: string
  let order: PlacedOrder
  beforeEach(async () => {
    if (office) return
    const { cloud } = shop().cloud
    office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    adminId = (
      await shop().rows<{ id: string }>(`select id from users where email = 'admin@packbench.test'`)
    )[0]!.id
    order = await shop().paidOrder()
    await shop().paidOrder({ email: 'ben@example.com', name: 'Ben' })
    for (const detail of ['=cmd|calc', 'Machine broken since Monday', 'Grüße aus Köln'])
      await cloud.db.asService((tx) =>
        recordOrderEvent(cloud, tx, {
          storeId: cloud.storeId,
          orderId: order.orderId,
          kind: 'noted',
          actor: { id: adminId, name: 'Olga Brandt', role: 'admin' },
          detail,
        }),
      )
    shop().cloud.clock.forward(60_000)
    await cloud.db.asService((tx) =>
      recordAudit(
        cloud,
        tx,
        { storeId: cloud.storeId },
        {
          action: 'maker.suspended',
          subjectType: 'maker',
          subjectId: adminId,
          detail: 'Late four times',
          change: { status: ['active', 'suspended'], factoryId: [null, shop().capeTown] },
        },
      ),
    )
  })
  const found = async (filter: Partial<AuditFilter>): Promise<AuditEntry[]> =>
    (await office.audit.list({ ...filter, limit: 500 })).rows
  const kinds = async (filter: Partial<AuditFilter>): Promise<string[]> =>
    [...new Set((await found(filter)).map(({ kind }) => kind))].sort()

  test('shows both logs as one, newest first, with who, where, when and about what', async () => {
    const { rows, found: count, names } = await office.audit.list({})
    expect(rows[0]).toMatchObject({
      source: 'office',
      kind: 'maker.suspended',
      subject: 'maker',
      subjectName: 'admin',
      actorName: 'Packbench',
      detail: 'Late four times',
      stationName: null,
      stationClock: null,
    })
    expect(changesOf(rows[0]!.change, { names, when: String })).toEqual([
      { name: 'Status', before: 'active', after: 'suspended' },
      { name: 'Factory', before: '', after: 'Cape Town Works' },
    ])
    expect(rows.some((row) => row.source === 'order' && row.subjectName === order.number)).toBe(true)
    expect(count).toBe(rows.length)
    expect(rows.map((row) => row.recordedAt)).toEqual(
      rows
        .map((row) => row.recordedAt)
        .toSorted()
        .toReversed(),
    )
  })

  describe('is filtered', () => {
    test('by kind, of either log', async () => {
      expect(await kinds({ kind: 'order:noted' })).toEqual(['noted'])
      expect(await kinds({ kind: 'office:maker.suspended' })).toEqual(['maker.suspended'])
      expect(await found({ kind: 'order:maker.suspended' })).toEqual([])
    })
    test('by person and role', async () => {
      expect(await kinds({ personId: adminId })).toEqual(['noted'])
      expect(await kinds({ role: 'shopper' })).toEqual(['placed'])
      expect(await kinds({ role: 'service' })).toContain('maker.suspended')
    })
    test('by what it is about', async () => {
      expect(await kinds({ subject: 'maker' })).toEqual(['maker.suspended'])
      const mine = await found({ subject: 'order', subjectId: order.orderId })
      expect(mine.length).toBeGreaterThan(4)
      expect(new Set(mine.map((row) => row.subjectName))).toEqual(new Set([order.number]))
    })
    test('by dates', async () => {
      const [newest, ...older] = await found({})
      expect(await found({ from: newest!.recordedAt })).toEqual([newest])
      expect(await found({ to: newest!.recordedAt })).toEqual(older)
    })
    test('by station', async () => {
      const deviceId = shop().cloud.cloud.newId()
      await shop().rows(
        `insert into devices (id, store_id, factory_id, name, token_hash) values ($1, $2, $3, 'Bench 1', $4)`,
        deviceId,
        shop().cloud.cloud.storeId,
        shop().capeTown,
        deviceId,
      )
      expect(await found({ stationId: deviceId })).toEqual([])
      await shop().rows(
        `insert into order_events (id, store_id, order_id, kind, actor_name, actor_role, device_id, occurred_at, station_clock, recorded_at)
         values ($1, $2, $3, 'started', 'Thandi', 'operator', $4, '2026-01-01T08:00:00Z', '2026-01-01T07:00:00Z', '2026-01-01T09:00:00Z')`,
        shop().cloud.cloud.newId(),
        shop().cloud.cloud.storeId,
        order.orderId,
        deviceId,
      )
      expect(await found({ stationId: deviceId })).toMatchObject([
        {
          stationName: 'Bench 1',
          at: '2026-01-01T08:00:00.000Z',
          stationClock: '2026-01-01T07:00:00.000Z',
          recordedAt: '2026-01-01T09:00:00.000Z',
        },
      ])
    })
    test.each([
      ['machine', 1],
      ['MACH mond', 1],
      ['grüße', 1],
      ['olga', 3],
      ['machine tuesday', 0],
      [`mach' | 'late`, 0],
      ['late fou', 1],
      ['!!! & :*', 0],
    ])('by words: %s', async (search, count) => {
      expect((await found({ search })).filter(({ kind }) => kind !== 'placed')).toHaveLength(count)
    })
    test('by an order’s number, as people type it', async () => {
      expect(
        new Set((await found({ search: ` ${order.number.toLowerCase()} ` })).map((row) => row.subjectId)),
      ).toEqual(new Set([order.orderId]))
    })
  })

  test('is read page by page, each entry once, whatever came in between', async () => {
    const { cloud } = shop().cloud
    const whole = await found({})
    const seen: AuditEntry[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof office.audit.list>> = await office.audit.list({ after, limit: 3 })
      expect(page.found === null).toBe(after !== null)
      seen.push(...page.rows)
      after = page.next
      await cloud.db.asService((tx) =>
        recordAudit(
          cloud,
          tx,
          { storeId: cloud.storeId },
          { action: 'settings.saved', subjectType: 'settings', subjectId: null },
        ),
      )
    } while (after)
    expect(seen).toEqual(whole)
  })

  test('says what it can be filtered by', async () => {
    const { kinds: all, people, stations } = await office.audit.choices()
    expect(all).toContainEqual({ source: 'order', kind: 'paid' })
    expect(all).toContainEqual({ source: 'office', kind: 'maker.suspended' })
    expect(new Set(all.map(({ source, kind }) => `${source}:${kind}`)).size).toBe(all.length)
    expect(people).toEqual([{ id: adminId, name: 'admin' }])
    expect(stations.map(({ name }) => name)).toEqual(['Bench 1'])
  })

  describe('is written as CSV', () => {
    test('by a link that needs no credentials, and nothing in it runs in a spreadsheet', async () => {
      const { url } = await office.audit.exportLink({ subject: 'order', subjectId: order.orderId })
      const response = await fetch(url)
      expect(response.headers.get('content-type')).toContain('text/csv')
      expect(response.headers.get('content-disposition')).toMatch(
        /attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"/,
      )
      const rows: Record<string, string>[] = parse(await response.text(), { columns: true, bom: true })
      expect(rows).toHaveLength((await found({ subject: 'order', subjectId: order.orderId })).length)
      expect(rows.map((row) => row['detail'])).toContain("'=cmd|calc")
      expect(rows[0]).toMatchObject({ log: 'order', 'about whom or which': order.number })
      expect(await kinds({ subject: 'audit' })).toEqual(['audit.exported'])
    })
    test('in pieces, and no more than the limit', async () => {
      const { cloud } = shop().cloud
      const claims = {
        role: 'authenticated',
        store_id: cloud.storeId,
        sub: adminId,
        app_role: 'admin',
      } as const
      const read = async (limit: number): Promise<string[][]> => {
        let text = ''
        for await (const piece of auditCsv(cloud, claims, auditFilter.parse({}), limit)) text += piece
        return parse(text, { bom: true, relax_column_count: true })
      }
      const all = await read(100_000)
      const some = await read(5)
      expect(some).toHaveLength(1 + 5 + 1)
      expect(some.slice(0, 6)).toEqual(all.slice(0, 6))
      expect(some.at(-1)![0]).toContain('Only the newest 5 entries')
    })
    test('only while the link lives, is ours, and its person is an admin', async () => {
      const { url } = await office.audit.exportLink({})
      const status = async (address: string): Promise<number> => (await fetch(address)).status
      const forged = new URL(url)
      forged.searchParams.set(
        'ask',
        Buffer.from(
          JSON.stringify({
            storeId: shop().cloud.cloud.storeId,
            personId: adminId,
            expires: 9e15,
            filter: {},
          }),
        ).toString('base64url'),
      )
      expect(await status(forged.href)).toBe(403)
      expect(await status(`${shop().cloud.url}/audit/export.csv`)).toBe(403)
      await shop().rows(`update users set active = false where id = $1`, adminId)
      expect(await status(url)).toBe(403)
      await shop().rows(`update users set active = true where id = $1`, adminId)
      expect(await status(url)).toBe(200)
      shop().cloud.clock.forward(11 * 60_000)
      expect(await status(url)).toBe(403)
    })
  })

  test('an order’s story is whole: replayed to its end it is the order of today, and it says why', async () => {
    office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    const story = await office.audit.story({ id: order.orderId })
    expect(story).toMatchObject({ number: order.number, total: order.total, paymentStatus: 'paid' })
    expect(unexplained(story)).toEqual([])
    const end = orderThen(story, Number.POSITIVE_INFINITY)
    expect(end.parts.map((part) => `${part.holder}: ${part.doc.state}`).toSorted()).toEqual([
      'Cape Town Works: submitted',
      'Durban Works: submitted',
    ])
    const whys = whyOrder(end, {
      when: (at) => at.slice(0, 4),
      since: (at) => at.slice(0, 4),
      length: String,
    })
    expect(whys.map(({ sentence }) => sentence).join(' ')).toMatch(
      /Paid \d{4}: .* Waiting at the bench of Cape Town Works since \d{4}/,
    )
    expect(await problemOf(office.audit.story({ id: shop().cloud.cloud.newId() }))).toMatchObject({
      status: 404,
    })
  })
})
