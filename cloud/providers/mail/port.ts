/** One mail, ready to go. Both parts say the same. */
export interface Mail {
  /** `<notification id@our domain>`, the same on every attempt, so that receivers can fold doubles. */
  readonly messageId: string
  readonly from: string
  readonly to: string
  /** Where an answer goes: someone reads it. */
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * What became of one attempt. SMTP has no idempotency: where the line broke after the whole mail was handed over and
 * before the answer came, nobody knows, and only a person may decide to send it again.
 */
export type SendResult =
  | { readonly result: 'sent' }
  /** Certainly not sent; worth another attempt. */
  | { readonly result: 'later'; readonly reason: string }
  /** Certainly not sent, and another attempt would not help. */
  | { readonly result: 'refused'; readonly reason: string }
  | { readonly result: 'unknown'; readonly reason: string }

/** Whoever carries mails for us. Never throws: every way it can end is a result. Adapters keep tests/conformance/mail. */
export interface Mailer {
  /** `preview`: nothing leaves this machine. */
  readonly name: string
  send(mail: Mail): Promise<SendResult>
}
