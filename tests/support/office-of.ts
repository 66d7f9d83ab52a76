import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { Shop } from './a-shop.ts'

/** A sign-in lives a quarter of an hour, and only so many are let in a minute. */
const LIVES_MS = 10 * 60_000

const signedIn = new WeakMap<Shop, { until: number; client: Promise<CloudClient> }>()

/** The API as the shop's admin sees it, signed in once and for all the tests of a shop. */
export function officeOf(shop: Shop): Promise<CloudClient> {
  const { cloud } = shop
  const known = signedIn.get(shop)
  if (known && cloud.clock.now() < known.until) return known.client
  const client = cloud.as('admin@packbench.test').then((headers) => cloud.client(headers))
  signedIn.set(shop, { until: cloud.clock.now() + LIVES_MS, client })
  return client
}
