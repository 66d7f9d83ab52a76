import { arrival, type Arrival } from '../../src-shared/cloud-contract/desk.ts'
import { trackingNumber } from '../../src-shared/fulfillment/carriers.ts'
import { actor } from '../../src-shared/fulfillment/document.ts'
import type { RequestContext } from '../procedures.ts'
import { recordArrival } from './arrivals.ts'
import type { OfficePerson } from './change-fulfillments.ts'

/** A list of tracking numbers that were delivered, as somebody in the office pasted it: a transaction and an answer for each. */
export async function deliverParcels(
  {
    cloud,
    principal,
    person,
  }: Pick<RequestContext, 'cloud' | 'principal'> & { readonly person: OfficePerson },
  given: readonly string[],
): Promise<Arrival[]> {
  const by = actor.parse({ id: person.id, name: person.name, role: 'admin' })
  const results: Arrival[] = []
  for (const text of given) {
    const number = trackingNumber.safeParse(text)
    const answer = number.success
      ? await cloud.db.as(principal.claims, (tx) =>
          recordArrival(cloud, tx, principal.claims.store_id, by, {
            carrier: null,
            trackingNumber: number.data,
            at: new Date(cloud.clock.now()),
          }),
        )
      : { outcome: 'unknown_parcel' as const, orders: [] }
    results.push(
      arrival.parse({
        ...answer,
        trackingNumber: number.success ? number.data : text,
        sentence: number.success
          ? SENTENCES[answer.outcome]
          : 'This is no tracking number: 4 to 40 letters and digits.',
      }),
    )
  }
  return results
}

const SENTENCES: Record<Arrival['outcome'], string> = {
  delivered: 'Delivered',
  already_delivered: 'It was delivered already.',
  unknown_parcel: 'No parcel of this store has this number.',
}
