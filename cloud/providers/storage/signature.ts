import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA-256 over key and end (Unix seconds) of a link, as base64url. The prefix keeps it from meaning anything elsewhere. */
export const signatureOf = (secret: string, key: string, expires: number): string =>
  createHmac('sha256', secret).update(`file-link\n${key}\n${expires}`).digest('base64url')

/** Whether a link was signed by us for this key and end. In constant time. */
export function isSignedBy(secret: string, key: string, expires: number, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, key, expires))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
