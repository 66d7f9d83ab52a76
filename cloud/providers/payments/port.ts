import type { Currency } from '../../../src-shared/money/money.ts'

/** What the shopper is asked to pay. Amounts are in minor units. */
export interface CheckoutRequest {
  /** Our payment's id: the same for every attempt at the same payment, so that a provider makes only one of it. */
  readonly paymentId: string
  readonly orderNumber: string
  readonly amount: number
  readonly currency: Currency
  readonly customerEmail: string
  /** Where the provider sends the shopper afterwards. Says nothing about the outcome: only a webhook does. */
  readonly returnUrl: string
}

/** The provider's own page for this payment, and the name by which its events will call it. */
export interface HostedCheckout {
  readonly reference: string
  readonly url: string
}

/** What a provider says has happened, in our words. `id` is the same on every delivery of the same event. */
export interface PaymentEvent {
  readonly id: string
  readonly type: string
  /** `null`: an event that changes nothing here. */
  readonly outcome: 'paid' | 'failed' | 'refunded' | 'refund_failed' | null
  /** Which refund of ours it is about, for events of refunds. */
  readonly refundId?: string
  readonly reference: string
  readonly amount: number
  readonly currency: string
}

/** Money that is to go back. */
export interface RefundRequest {
  /** The idempotency key: however often it is asked for, this refund is made once. */
  readonly refundId: string
  /** By which the provider knows the payment. */
  readonly reference: string
  /** Minor units, at most what the payment took and did not give back. */
  readonly amount: number
  readonly currency: Currency
}

/** What became of it: done, on its way (an event will tell), or turned down for good. */
export type RefundAnswer =
  | { readonly refund: 'done'; readonly reference: string }
  | { readonly refund: 'underway'; readonly reference: string }
  | { readonly refund: 'refused'; readonly reason: string }

/** A webhook as it came in: the exact bytes, before any parser, and the headers by lower-case name. */
export interface WebhookRequest {
  readonly body: Uint8Array
  readonly header: (name: string) => string | null
}

/** Why a webhook is turned away: not signed by the provider (401), or signed but not readable (400). */
export interface Rejection {
  readonly rejected: 'not_signed' | 'not_readable'
  readonly reason: string
}

/**
 * Someone who takes money for us. Every adapter keeps the promises of tests/conformance/payments.
 */
export interface PaymentProvider {
  /** As stored in `payments.provider` and named in the webhook's path. */
  readonly name: string
  /** Opens the hosted page. The same `paymentId` again answers the same checkout. Throws when the provider cannot be reached. */
  openCheckout(request: CheckoutRequest): Promise<HostedCheckout>
  /** Gives money back. The same `refundId` again answers the same refund. Throws when the provider cannot be reached. */
  refund(request: RefundRequest): Promise<RefundAnswer>
  /** Verifies the signature over the raw bytes, and only then reads the event. */
  readEvent(request: WebhookRequest, nowMs: number): PaymentEvent | Rejection
}
