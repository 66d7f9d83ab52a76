import { describe, expect, test } from 'vitest'
import type {
  CheckoutRequest,
  PaymentProvider,
  WebhookRequest,
} from '../../../cloud/providers/payments/port.ts'

/** A provider with the means to play the other side: to sign events as it does. */
export interface UnderTest {
  readonly provider: PaymentProvider
  /** A genuine delivery of an event, signed at `atMs` with the newest or with the older of the two live secrets. */
  deliver(
    event: {
      id: string
      outcome: 'paid' | 'failed' | 'refunded' | 'refund_failed' | null
      reference: string
      amount: number
      refundId?: string
    },
    atMs: number,
    secret?: 'newest' | 'older',
  ): WebhookRequest
}

const NOW = Date.UTC(2026, 10, 21, 8)
const checkout: CheckoutRequest = {
  paymentId: '019a0000-0000-7000-8000-000000000001',
  orderNumber: 'PB-7H2KQ9WX',
  amount: 45500,
  currency: 'ZAR',
  customerEmail: 'zoe@example.com',
  returnUrl: 'https://shop.example/thank-you?key=x',
}

/** What every payment provider promises (S1.29). */
export function keepsThePaymentPromises(name: string, open: () => UnderTest): void {
  describe(`${name} keeps the promises of a payment provider`, () => {
    const event = { id: 'evt_1', outcome: 'paid', reference: 'ref_1', amount: 45500 } as const
    const { provider, deliver } = open()
    const genuine = () => deliver(event, NOW)
    const changed = (request: WebhookRequest, headers: Record<string, string | null>): WebhookRequest => ({
      ...request,
      header: (header) => (Object.hasOwn(headers, header) ? headers[header]! : request.header(header)),
    })
    const rejected = (request: WebhookRequest, now = NOW) => {
      const read = provider.readEvent(request, now)
      return 'rejected' in read ? read.rejected : 'accepted'
    }

    test('the same payment asked for twice is the same checkout', async () => {
      const first = await provider.openCheckout(checkout)
      expect(await provider.openCheckout(checkout)).toEqual(first)
      expect(URL.canParse(first.url)).toBe(true)
      expect(first.reference).not.toBe(
        (await provider.openCheckout({ ...checkout, paymentId: '019a0000-0000-7000-8000-000000000002' }))
          .reference,
      )
    })

    test('a genuine event is read in our words, signed with either live secret', () => {
      for (const secret of ['newest', 'older'] as const)
        expect(provider.readEvent(deliver(event, NOW, secret), NOW)).toMatchObject({
          ...event,
          currency: 'ZAR',
        })
      expect(provider.readEvent(deliver({ ...event, outcome: 'failed' }, NOW), NOW)).toMatchObject({
        outcome: 'failed',
      })
      expect(provider.readEvent(deliver({ ...event, outcome: null }, NOW), NOW)).toMatchObject({
        outcome: null,
      })
    })

    test('the same refund asked for twice is the same refund; another key is another', async () => {
      const wanted = {
        refundId: '019a0000-0000-7000-8000-000000000011',
        reference: (await provider.openCheckout(checkout)).reference,
        amount: 1000,
        currency: 'ZAR',
      } as const
      const first = await provider.refund(wanted)
      expect(await provider.refund(wanted)).toEqual(first)
      const other = await provider.refund({ ...wanted, refundId: '019a0000-0000-7000-8000-000000000012' })
      expect(other).not.toEqual(first)
      expect(['done', 'underway']).toContain(first.refund)
    })

    test('an event of a refund names our refund', () => {
      const refundId = '019a0000-0000-7000-8000-000000000011'
      for (const outcome of ['refunded', 'refund_failed'] as const)
        expect(provider.readEvent(deliver({ ...event, outcome, refundId }, NOW), NOW)).toMatchObject({
          outcome,
          refundId,
          amount: event.amount,
        })
    })

    test('a changed body, even by one blank, is not theirs', () => {
      expect(rejected({ ...genuine(), body: new Uint8Array([...genuine().body, 0x20]) })).toBe('not_signed')
      expect(rejected({ ...genuine(), body: new Uint8Array() })).toBe('not_signed')
    })

    test('five minutes either way are accepted, a second more is not', () => {
      expect([-300_000, 300_000].map((off) => rejected(genuine(), NOW + off))).toEqual([
        'accepted',
        'accepted',
      ])
      expect([-301_000, 301_000].map((off) => rejected(genuine(), NOW + off))).toEqual([
        'not_signed',
        'not_signed',
      ])
    })

    test('a missing header is not theirs', () => {
      expect(rejected({ ...genuine(), header: () => null })).toBe('not_signed')
    })

    test('the same event again is the same id', () => {
      const ids = [genuine(), deliver(event, NOW + 60_000)].map((request, index) =>
        provider.readEvent(request, NOW + index * 60_000),
      )
      expect(ids[0]).toEqual(ids[1])
    })

    test('another id or another moment under the same signature is not theirs', () => {
      for (const header of ['webhook-id', 'svix-id', 'webhook-timestamp', 'svix-timestamp']) {
        const value = genuine().header(header)
        if (value !== null)
          expect(
            rejected(
              changed(genuine(), {
                [header]: header.endsWith('id') ? `${value}x` : String(Number(value) + 1),
              }),
            ),
          ).toBe('not_signed')
      }
    })
  })
}
