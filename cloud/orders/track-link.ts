import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Cloud } from '../cloud.ts'

/** What signing a link needs: the cloud's own secret and its address. */
export type TrackLinks = Pick<Cloud, 'secrets' | 'publicUrl'>

/**
 * The token that shows one order on the track page without its number and e-mail: for links in mails and after payment.
 * It goes into the query of an address, which is never logged.
 * 16 bytes of the order's id and 16 of an HMAC over it, so that nobody can make one up; base64url, 43 characters.
 */
export function trackToken({ secrets }: Pick<TrackLinks, 'secrets'>, orderId: string): string {
  const id = Buffer.from(orderId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, mac(secrets.tokenSecret, id)]).toString('base64url')
}

/** The order that a token shows, or null when it is none of ours. */
export function orderOfToken({ secrets }: Pick<TrackLinks, 'secrets'>, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 32 || bytes.toString('base64url') !== token) return null
  const id = bytes.subarray(0, 16)
  if (!timingSafeEqual(bytes.subarray(16), mac(secrets.tokenSecret, id))) return null
  const hex = id.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The track page of one order, for a mail. */
export const trackUrl = (links: TrackLinks, orderId: string): string =>
  `${links.publicUrl}/track?key=${trackToken(links, orderId)}`

/** The purpose is signed with it, so that a token of another kind does not open a track page. */
const mac = (secret: string, id: Uint8Array): Buffer =>
  createHmac('sha256', secret).update('track-link:1:').update(id).digest().subarray(0, 16)
