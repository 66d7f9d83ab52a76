import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { shop, type Shop } from '../../catalog/shop.ts'
import type { Cloud } from '../../cloud.ts'
import { limitKey } from '../../db/rate-limit.ts'
import { publicOrder, type PublicOrder } from '../../orders/public-order.ts'
import { atLeast } from './at-least.ts'

/** Look-ups from one address, and look-ups of one order number (there or not), as all processes together count them. */
const PER_ADDRESS = 60
const PER_ORDER = 10
const WINDOW_SECONDS = 600

/** A miss never answers sooner, in milliseconds: longer than reading a whole order takes. */
const MISS_TAKES = 60

export type LookUp = { readonly shop: Shop } & (
  | { readonly order: PublicOrder }
  | { readonly miss: true }
  /** Seconds until it makes sense to try again. */
  | { readonly tooMany: number }
)

/**
 * Finds an order by its number and e-mail (S1.26). A number that does not exist and an e-mail that does not fit cannot
 * be told apart: the same statement, the same comparison, the same time, the same answer (S1.30).
 */
export async function lookUp(
  cloud: Cloud,
  asked: { number: string; email: string; ip: string },
): Promise<LookUp> {
  const began = cloud.clock.monotonic()
  const number = tidyNumber(asked.number)
  const answer = await cloud.db.call(LOOK_UP, [
    cloud.storeId,
    number,
    limitKey(`track:ip:${asked.ip}`),
    PER_ADDRESS,
    limitKey(`track:order:${number}`),
    PER_ORDER,
    WINDOW_SECONDS,
  ])
  const { wait: tooMany, shop, bought: order } = answered.parse(answer)
  if (tooMany > 0) return { shop, tooMany }
  if (sameEmail(asked.email, order?.email ?? NOBODY) && order) return { shop, order }
  await atLeast(cloud.clock, began, MISS_TAKES)
  return { shop, miss: true }
}

/** Limits, shop and order in one trip to the database: this page is asked for more often than any other. */
const LOOK_UP = 'select wait, shop, bought from app.look_up_order($1, $2, $3, $4, $5, $6, $7)'
const answered = z.object({ wait: z.int(), shop, bought: publicOrder.nullable() })

/** An address that nobody has and nobody can type: a form's field holds no NUL. */
const NOBODY = '\u0000'

/** As people copy it: with blanks, in small letters, without the `PB-`. */
export function tidyNumber(text: string): string {
  const bare = text.replace(/\s+/g, '').toUpperCase().slice(0, 20)
  return bare.startsWith('PB-') || bare === '' ? bare : `PB-${bare.replace(/^PB(?=.{8}$)/, '')}`
}

/** In any case of letters (S1.26); compared by hash, so that neither content nor length shows in the time. */
const sameEmail = (given: string, kept: string): boolean => timingSafeEqual(hashOf(given), hashOf(kept))
const hashOf = (email: string): Buffer =>
  createHash('sha256').update(email.trim().normalize('NFC').toLowerCase()).digest()
