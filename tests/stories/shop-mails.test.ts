import { expect, test } from 'vitest'
import { sendNotification } from '../../cloud/notifications/send-notification.ts'
import type { Mail, Mailer, SendResult } from '../../cloud/providers/mail/port.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'
import { until } from '../support/until.ts'

/** A mailer that keeps what it is given and answers what it is told. */
function aMailer(
  answer: (mail: Mail) => SendResult | Promise<SendResult> = () => ({ result: 'sent' }),
): Mailer & { readonly sent: Mail[] } {
  const sent: Mail[] = []
  return {
    name: 'counting',
    sent,
    async send(mail) {
      sent.push(mail)
      return answer(mail)
    },
  }
}

/** A confirmation that waits, with its own job out of the way. */
async function aQueuedMail(shop: Shop): Promise<string> {
  const order = await shop.paidOrder()
  const state = async () =>
    (
      await shop.rows<{ id: string; state: string }>(
        'select id, state from notifications where order_id = $1',
        order.orderId,
      )
    )[0]!
  await until(async () => (await state()).state === 'sent')
  const { id } = await state()
  await shop.rows(
    "update notifications set state = 'queued', attempts = 0, sent_at = null, subject = null where id = $1",
    id,
  )
  return id
}

const stateOf = async (shop: Shop, id: string) =>
  (await shop.rows('select state, attempts, error from notifications where id = $1', id))[0]

eachShop('mails', (shop) => {
  test('a job that runs five times at once sends one mail, in text and HTML, with a message id of its own', async () => {
    const id = await aQueuedMail(shop())
    const mailer = aMailer()
    await Promise.all(
      Array.from({ length: 5 }, () => sendNotification(shop().cloud.cloud, mailer, id, false)),
    )
    await sendNotification(shop().cloud.cloud, mailer, id, false)
    expect(mailer.sent).toHaveLength(1)
    const [mail] = mailer.sent
    expect(mail).toMatchObject({
      to: 'nomvula@example.com',
      messageId: `<${id}@packbench.example>`,
      replyTo: 'support@packbench.example',
    })
    for (const part of [mail!.html, mail!.text]) {
      expect(part).toMatch(/PB-[2-9A-Z]{8}/)
      expect(part.replaceAll('&#39;', "'")).toContain("We'll notify you when it ships")
      expect(part).toContain('support@packbench.example')
      expect(part).toContain(`${shop().cloud.url}/track?key=`)
    }
    expect(await stateOf(shop(), id)).toMatchObject({ state: 'sent' })
  })

  test('a run that dies while sending leaves a mail in doubt, which is not sent again by itself and is shown to the office', async () => {
    const id = await aQueuedMail(shop())
    const dying = aMailer(() => {
      throw new Error('the process was killed')
    })
    await expect(sendNotification(shop().cloud.cloud, dying, id, false)).rejects.toThrow('killed')
    const mailer = aMailer()
    await sendNotification(shop().cloud.cloud, mailer, id, false)
    await sendNotification(shop().cloud.cloud, mailer, id, true)
    expect(mailer.sent).toEqual([])
    expect(await stateOf(shop(), id)).toMatchObject({ state: 'unknown' })
    const office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    const [row] = await shop().rows<{ order_id: string }>(
      'select order_id from notifications where id = $1',
      id,
    )
    expect((await office.orders.get({ id: row!.order_id })).mails[0]).toMatchObject({
      kind: 'confirmation',
      state: 'unknown',
    })
  })

  test('a mail server that is away is tried again; the last attempt and a refusal are failures with a reason', async () => {
    const id = await aQueuedMail(shop())
    const away = aMailer(() => ({ result: 'later', reason: 'connection refused' }))
    await expect(sendNotification(shop().cloud.cloud, away, id, false)).rejects.toThrow('connection refused')
    expect(await stateOf(shop(), id)).toEqual({ state: 'queued', attempts: 1, error: 'connection refused' })
    await sendNotification(shop().cloud.cloud, away, id, true)
    expect(await stateOf(shop(), id)).toMatchObject({ state: 'failed', error: 'connection refused' })
    const other = await aQueuedMail(shop())
    await sendNotification(
      shop().cloud.cloud,
      aMailer(() => ({ result: 'refused', reason: '550 no such user' })),
      other,
      false,
    )
    expect(await stateOf(shop(), other)).toMatchObject({ state: 'failed', error: '550 no such user' })
  })

  test('a mail whose answer was lost is in doubt, not failed', async () => {
    const id = await aQueuedMail(shop())
    await sendNotification(
      shop().cloud.cloud,
      aMailer(() => ({ result: 'unknown', reason: 'the line broke' })),
      id,
      false,
    )
    expect(await stateOf(shop(), id)).toMatchObject({ state: 'unknown', error: 'the line broke' })
  })

  test('each part that leaves is told once with carrier, number and link; each that arrives, once', async () => {
    const order = await shop().paidOrder({ name: 'أمل بنت عبد الرحمن' })
    const office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    const detail = await office.orders.get({ id: order.orderId })
    for (const [index, fulfillment] of detail.fulfillments.entries()) {
      await office.orders.ship({
        id: detail.id,
        fulfillmentId: fulfillment.id,
        carrier: 'dhl',
        trackingNumber: `123456789${index}`,
      })
    }
    await office.orders.deliver({ id: detail.id })
    const kept = () =>
      shop().rows<{ kind: string; subject: string; body_text: string; html: string }>(
        "select kind, subject, body_text, html from notifications where order_id = $1 and state = 'sent' order by kind, subject_id",
        order.orderId,
      )
    await until(async () => (await kept()).length === 5)
    const mails = await kept()
    expect(mails.map((mail) => mail.kind)).toEqual([
      'confirmation',
      'delivered',
      'delivered',
      'shipped',
      'shipped',
    ])
    const shipped = mails.filter((mail) => mail.kind === 'shipped')
    for (const part of shipped.flatMap((mail) => [mail.html, mail.body_text])) {
      expect(part).toContain('DHL')
      expect(part).toMatch(/123456789[01]/)
      expect(part).toContain('https://www.dhl.com/en/express/tracking.html?AWB=123456789')
    }
    expect(shipped[0]!.subject).toBe(`Part of your order ${order.number} is on its way`)
  })
})
