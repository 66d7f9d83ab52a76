import { expect, test } from 'vitest'
import { tellDueSoon } from '../../cloud/inbox/tell-due-soon.ts'
import { notifyMaker, type MakerNews } from '../../cloud/inbox/notify-maker.ts'
import { newsKind } from '../../src-shared/maker/news.ts'
import type { InboxSettings } from '../../src-shared/cloud-contract/inbox.ts'
import { problemOf } from '../support/a-cloud.ts'
import { officeOf } from '../support/office-of.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'
import { until } from '../support/until.ts'

let made = 0

async function aMaker(shop: Shop): Promise<{ email: string; makerId: string }> {
  const email = `maker${++made}@packbench.test`
  const userId = await shop.cloud.addPerson({ email, role: 'maker' })
  const [profile] = await shop.rows<{ id: string }>(
    'select id from maker_profiles where user_id = $1',
    userId,
  )
  return { email, makerId: profile!.id }
}

const inboxOf = async (shop: Shop, email: string) => shop.cloud.client(await shop.cloud.as(email)).inbox

const tell = ({ cloud: { cloud } }: Shop, news: MakerNews): Promise<void> =>
  cloud.db.asService((tx) => notifyMaker(cloud, tx, news))

const paused = (shop: Shop, makerId: string, reason = 'Holidays'): MakerNews => ({
  kind: 'profile_paused',
  facts: { reason },
  makerId,
  orderId: null,
  subjectId: shop.cloud.cloud.newId(),
})

eachShop('what a maker is told', (shop) => {
  test('comes once into the inbox and once by mail, however often it is said, and names no customer', async () => {
    const { email, makerId } = await aMaker(shop())
    const order = await shop().paidOrder()
    const news: MakerNews = {
      kind: 'job_assigned',
      facts: {
        orderNumber: order.number,
        things: '2 × Bracket',
        dueAt: '2026-11-26T16:00:00.000Z',
        amount: 12_950,
        currency: 'ZAR',
      },
      makerId,
      orderId: order.orderId,
      subjectId: shop().cloud.cloud.newId(),
    }
    await tell(shop(), news)
    await tell(shop(), news)
    const { rows, unread } = await (await inboxOf(shop(), email)).list({})
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      kind: 'job_assigned',
      facts: news.facts,
      readAt: null,
      fulfillmentId: null,
    })
    expect(unread).toBe(1)
    const mails = () =>
      shop().rows<{ state: string; subject: string; html: string; body_text: string }>(
        "select state, subject, html, body_text from notifications where recipient = $1 and channel = 'email'",
        email,
      )
    await until(async () => (await mails())[0]?.state === 'sent')
    const sent = await mails()
    expect(sent).toHaveLength(1)
    expect(sent[0]!.subject).toBe(`New job ${order.number}`)
    for (const part of [sent[0]!.html, sent[0]!.body_text]) {
      expect(part).toContain('2 × Bracket. Due Thursday 26 November. You earn ZAR')
      expect(part).not.toContain('Nomvula')
      expect(part).not.toContain('Long Street')
    }
  })

  test('is in the transaction of its cause: what is rolled back was never said', async () => {
    const { email, makerId } = await aMaker(shop())
    const { cloud } = shop().cloud
    const tried = cloud.db.asService(async (tx) => {
      await notifyMaker(cloud, tx, paused(shop(), makerId))
      throw new Error('the cause failed')
    })
    await expect(tried).rejects.toThrow('the cause failed')
    expect((await (await inboxOf(shop(), email)).list({})).rows).toEqual([])
    expect(await shop().rows('select id from notifications where recipient = $1', email)).toEqual([])
  })

  test('does not show among the mails of the order, which are the customer’s', async () => {
    const { makerId } = await aMaker(shop())
    const order = await shop().paidOrder()
    await tell(shop(), {
      kind: 'job_withdrawn',
      facts: { orderNumber: order.number, reason: 'Moved' },
      makerId,
      orderId: order.orderId,
      subjectId: shop().cloud.cloud.newId(),
    })
    const { cloud } = shop()
    const detail = await cloud
      .client(await cloud.as('admin@packbench.test'))
      .orders.get({ id: order.orderId })
    expect(detail.mails.map((mail) => mail.kind)).toEqual(['confirmation'])
  })

  test('pages of the inbox hold each row once; reading some leaves the others, reading all leaves none', async () => {
    const { email, makerId } = await aMaker(shop())
    for (let number = 1; number <= 5; number++)
      await tell(shop(), paused(shop(), makerId, `Reason ${number}`))
    const inbox = await inboxOf(shop(), email)
    const first = await inbox.list({ limit: 3 })
    const second = await inbox.list({ limit: 3, after: first.next })
    const all = [...first.rows, ...second.rows]
    expect(new Set(all.map((row) => row.id)).size).toBe(5)
    expect(second.next).toBeNull()
    expect(all.map((row) => 'reason' in row.facts && row.facts.reason)).toEqual(
      [5, 4, 3, 2, 1].map((n) => `Reason ${n}`),
    )
    expect(await inbox.read({ ids: [all[0]!.id, all[1]!.id] })).toEqual({ unread: 3 })
    expect(await inbox.read({ ids: null })).toEqual({ unread: 0 })
    expect((await inbox.list({})).rows.every((row) => row.readAt !== null)).toBe(true)
  })

  test('another maker sees none of it and cannot mark it read; an admin has no inbox', async () => {
    const { email, makerId } = await aMaker(shop())
    const stranger = await aMaker(shop())
    await tell(shop(), paused(shop(), makerId))
    const own = await inboxOf(shop(), email)
    const [row] = (await own.list({})).rows
    const theirs = await inboxOf(shop(), stranger.email)
    expect((await theirs.list({})).rows).toEqual([])
    await theirs.read({ ids: [row!.id] })
    await theirs.read({ ids: null })
    expect((await own.list({})).unread).toBe(1)
    const office = await inboxOf(shop(), 'admin@packbench.test')
    expect((await problemOf(office.list({}))).status).toBe(403)
  })

  test('by mail comes only what the maker wants; the inbox has everything', async () => {
    const { email, makerId } = await aMaker(shop())
    const inbox = await inboxOf(shop(), email)
    const wanted = await inbox.settings()
    expect(Object.keys(wanted.mail).toSorted()).toEqual([...newsKind.options].toSorted())
    expect(Object.values(wanted.mail).every(Boolean)).toBe(true)
    const less: InboxSettings = { mail: { ...wanted.mail, profile_paused: false } }
    expect(await inbox.saveSettings(less)).toEqual(less)
    await tell(shop(), paused(shop(), makerId))
    await tell(shop(), { ...paused(shop(), makerId), kind: 'profile_active', facts: { reason: 'Back' } })
    expect((await inbox.list({})).rows.map((row) => row.kind)).toEqual(['profile_active', 'profile_paused'])
    const mails = await shop().rows<{ kind: string }>(
      "select kind from notifications where recipient = $1 and channel = 'email'",
      email,
    )
    expect(mails).toEqual([{ kind: 'profile_active' }])
  })

  test('what is due tomorrow and not sent is told the day before, once', async () => {
    const { email, makerId } = await aMaker(shop())
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const office = await officeOf(shop())
    await office.makers.assign({ orderId: order.orderId, makerId, reason: 'Fits' })
    const { cloud } = shop().cloud
    const [job] = await shop().rows<{ due_at: Date }>(
      'select due_at from maker_orders where order_id = $1',
      order.orderId,
    )
    const at = (days: number) => ({
      ...cloud,
      clock: { ...cloud.clock, now: () => job!.due_at.getTime() - days * 86_400_000 },
    })
    for (const days of [2, 1, 1, 0]) await tellDueSoon(at(days))
    const kinds = (await (await inboxOf(shop(), email)).list({})).rows.map((row) => row.kind)
    expect(kinds.toSorted()).toEqual(['due_soon', 'job_assigned'])
  })
})
