import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Rejection, WebhookRequest } from './port.ts'

/** How far a signature's timestamp may be from our clock, in seconds, either way (inclusive). */
const TOLERANCE = 300

/**
 * Signs as the Standard Webhooks specification 1.0.0 says: HMAC-SHA256 over `id.timestamp.body`.
 * `secret` is `whsec_` and base64; `timestamp` is Unix seconds.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const signature = (secret: string, id: string, timestamp: number, body: string | Uint8Array): string =>
  `v1,${mac(secret, id, String(timestamp), body).toString('base64')}`

/** The id of a genuine webhook, or why it is turned away. Any of the live secrets will do, so that one can be rotated. */
export function verifyWebhook(
  request: WebhookRequest,
  secrets: readonly string[],
  nowMs: number,
): { id: string } | Rejection {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map(
    (part) => request.header(`webhook-${part}`) ?? request.header(`svix-${part}`),
  )
  if (!id || !timestamp || !signatures) return notSigned('A signature header is missing.')
  // Neither may hold the separator, or two different messages would have the same signed bytes.
  if (id.includes('.') || id.length > 200 || !/^\d{1,12}$/.test(timestamp))
    return notSigned('A signature header is malformed.')
  if (Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) > TOLERANCE)
    return notSigned('The timestamp is too far from now.')
  const given = signatures
    .split(' ', 20)
    .flatMap((entry) => (entry.startsWith('v1,') ? [Buffer.from(entry.slice(3), 'base64')] : []))
  const expected = secrets.map((secret) => mac(secret, id, timestamp, request.body))
  // Every pair is compared, so that the time taken does not tell which secret was close.
  const matches = expected.flatMap((wanted) =>
    given.filter((one) => one.length === wanted.length && timingSafeEqual(one, wanted)),
  )
  return matches.length > 0 ? { id } : notSigned('No signature matches.')
}

const notSigned = (reason: string): Rejection => ({ rejected: 'not_signed', reason })

const mac = (secret: string, id: string, timestamp: string, body: string | Uint8Array): Buffer =>
  createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest()

function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  if (key.length < 16) throw new Error('A webhook secret must be whsec_ and the base64 of at least 16 bytes.')
  return key
}
