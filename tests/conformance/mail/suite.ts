import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mail, Mailer } from '../../../cloud/providers/mail/port.ts'

/** What a server may do to a mail. */
export type Weather =
  | 'fine'
  | 'busy'
  | 'refuses'
  | 'hangs_up_at_once'
  | 'hangs_up_before_data'
  | 'hangs_up_after_the_dot'

export interface MailerUnderTest {
  readonly mailer: Mailer
  /** What arrived, read back. Null where the mailer keeps nothing. */
  readonly arrived: (() => Promise<readonly Arrived[]>) | null
  /** Null where nothing can go wrong on the way. */
  readonly weather: ((weather: Weather) => void) | null
  close(): Promise<void>
}

export interface Arrived {
  readonly messageId: string
  readonly to: string
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: ReadonlyMap<string, string>
}

export const aMail = (overrides: Partial<Mail> = {}): Mail => ({
  messageId: '<019a0000-0000-7000-8000-000000000001@shop.example>',
  from: 'Shop <orders@shop.example>',
  to: 'zoe@example.com',
  replyTo: 'help@shop.example',
  subject: 'Your order PB-7H2KQ9WX is on its way',
  text: 'Zoë Müller, أمل, 山田 太郎 🎉',
  html: '<p>Zoë Müller, أمل, 山田 太郎 🎉</p>',
  ...overrides,
})

/** What every mailer promises. */
export function keepsTheMailPromises(name: string, open: () => Promise<MailerUnderTest>): void {
  describe(`${name} keeps the promises of a mailer`, () => {
    let it: MailerUnderTest
    beforeAll(async () => {
      it = await open()
    })
    afterAll(() => it.close())

    test('says sent once it was taken, with both parts, in any script', async () => {
      it.weather?.('fine')
      expect(await it.mailer.send(aMail())).toEqual({ result: 'sent' })
      if (!it.arrived) return
      const mail = (await it.arrived()).at(-1)!
      expect(mail).toMatchObject({
        messageId: aMail().messageId,
        to: 'zoe@example.com',
        replyTo: 'help@shop.example',
        subject: aMail().subject,
      })
      expect(mail.text.trim()).toBe(aMail().text)
      expect(mail.html.trim()).toBe(aMail().html)
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    })

    test('keeps the message id on every attempt', async () => {
      it.weather?.('fine')
      await it.mailer.send(aMail())
      await it.mailer.send(aMail())
      if (it.arrived)
        expect(new Set((await it.arrived()).slice(-2).map((mail) => mail.messageId)).size).toBe(1)
    })

    test('no word of a subject becomes a header', async () => {
      it.weather?.('fine')
      expect(await it.mailer.send(aMail({ subject: 'Hello\r\nBcc: everyone@example.com' }))).toMatchObject({
        result: expect.stringMatching(/sent|refused/),
      })
      if (it.arrived) expect((await it.arrived()).at(-1)!.headers.has('bcc')).toBe(false)
    })

    test('tells apart what certainly did not leave, what never will, and what nobody knows', async (context) => {
      if (!it.weather) return context.skip('nothing can go wrong on the way')
      const results: Record<string, string> = {}
      for (const weather of [
        'busy',
        'refuses',
        'hangs_up_at_once',
        'hangs_up_before_data',
        'hangs_up_after_the_dot',
      ] as const) {
        it.weather(weather)
        results[weather] = (await it.mailer.send(aMail())).result
      }
      expect(results).toEqual({
        busy: 'later',
        refuses: 'refused',
        hangs_up_at_once: 'later',
        hangs_up_before_data: 'later',
        hangs_up_after_the_dot: 'unknown',
      })
    })
  })
}
