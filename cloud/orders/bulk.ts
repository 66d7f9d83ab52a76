import { createHash } from 'node:crypto'
import { bulkResult, type BulkAction, type BulkResult } from '../../src-shared/cloud-contract/desk.ts'
import { explainRefusal } from '../../src-shared/mutations/explain-refusal.ts'
import type { Refusal } from '../../src-shared/mutations/refusal.ts'
import { canonicalJson } from '../../src-shared/std/canonical-json.ts'
import type { Tx } from '../db/database.ts'
import type { FulfillmentProviders } from '../fulfillment/route-order.ts'
import { Problem } from '../problem.ts'
import type { RequestContext } from '../procedures.ts'
import { cancelOrder } from './cancel-order.ts'
import type { OfficePerson } from './change-fulfillments.ts'
import { addOrderNote } from './order-notes.ts'
import { holdOrder, releaseOrder } from './hold-order.ts'
import { deliverOrder } from './ship-from-office.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal' | 'log'> & { readonly person: OfficePerson }

interface Bulk {
  readonly bulkId: string
  readonly action: BulkAction
  readonly ids: readonly string[]
}

/** An order said no: thrown, so that its transaction goes back as a whole. */
class Refused extends Error {}

/**
 * Does one thing to several orders, one after the other, each in a transaction of its own, and answers for each. An
 * order that has been done under this bulk id is not done again: its first answer is given.
 */
export async function doInBulk(
  context: Context,
  adapters: FulfillmentProviders,
  { bulkId, action, ids }: Bulk,
): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (const orderId of new Set(ids)) {
    const order = await context.cloud.db.as(context.principal.claims, (tx) =>
      tx.first<{ id: string; number: string }>(
        'select id, order_number as number from orders where id = $1',
        [orderId],
      ),
    )
    results.push(
      order
        ? bulkResult.parse({ ...order, ...(await doOne(context, adapters, bulkId, action, order)) })
        : bulkResult.parse({ id: orderId, number: '', ...no('There is no such order in this store.') }),
    )
  }
  return results
}

type Answer = Pick<BulkResult, 'done' | 'sentence'>
const no = (sentence: string): Answer => ({ done: false, sentence })

async function doOne(
  context: Context,
  adapters: FulfillmentProviders,
  bulkId: string,
  action: BulkAction,
  { id }: { id: string },
): Promise<Answer> {
  const { cloud, principal, log } = context
  const key = { key: `${bulkId}:${id}`, hash: hashOf(action) }
  try {
    return await cloud.db.as(principal.claims, async (tx) => {
      const before = await tx.elevated((service) => answeredBefore(service, principal.claims.store_id, key))
      if (before) return before
      const refused = await carryOut(context, adapters, tx, action, id)
      if (refused) throw new Refused(typeof refused === 'string' ? refused : inWords(refused))
      const answer = { done: true, sentence: DONE[action.kind] }
      await tx.elevated((service) => keepAnswer(service, principal.claims.store_id, key.key, answer))
      return answer
    })
  } catch (error) {
    if (error instanceof Refused) return no(error.message)
    if (error instanceof Problem) throw error
    log.error(
      { err: error, orderId: id, action: action.kind },
      'one order of a bulk action met an unexpected error',
    )
    return no('The office could not carry this out because of a fault of its own. Do it again later.')
  }
}

const DONE: Record<BulkAction['kind'], string> = {
  deliver: 'Delivered',
  note: 'Note added',
  hold: 'On hold',
  release: 'Released',
  cancel: 'Cancelled',
}

const inWords = (refusal: Refusal): string => {
  const { title, next } = explainRefusal(refusal)
  return `${title} ${next}`
}

function carryOut(
  { cloud, person }: Context,
  adapters: FulfillmentProviders,
  tx: Tx,
  action: BulkAction,
  id: string,
): Promise<Refusal | string | null | void> {
  switch (action.kind) {
    case 'deliver':
      return deliverOrder(cloud, tx, person, id)
    case 'note':
      return addOrderNote(cloud, tx, person, id, action.text)
    case 'hold':
      return holdOrder(cloud, tx, person, id, action.reason)
    case 'release':
      return releaseOrder(cloud, tx, person, id, action.reason)
    case 'cancel':
      return cancelOrder(cloud, adapters, tx, person, id, action.reason)
  }
}

const hashOf = (action: BulkAction): string =>
  createHash('sha256').update(canonicalJson(action)).digest('hex')
const SCOPE = 'bulk'

/** The answer of this order under this key; null for the first time, and from then on others wait here for us. */
async function answeredBefore(
  service: Tx,
  storeId: string,
  { key, hash }: { key: string; hash: string },
): Promise<Answer | null> {
  const fresh = await service.query(
    'insert into idempotency_keys (store_id, scope, key, request_hash) values ($1, $2, $3, $4) on conflict do nothing returning key',
    [storeId, SCOPE, key, hash],
  )
  if (fresh.length > 0) return null
  const known = await service.first<{ request_hash: string; response: Answer }>(
    'select request_hash, response from idempotency_keys where store_id = $1 and scope = $2 and key = $3',
    [storeId, SCOPE, key],
  )
  if (known?.request_hash !== hash)
    throw new Problem(409, 'bulk_id_taken', 'This bulk id was used for another action: take a new one.')
  return known.response
}

const keepAnswer = (service: Tx, storeId: string, key: string, answer: Answer): Promise<unknown> =>
  service.query(
    'update idempotency_keys set response = $4::jsonb where store_id = $1 and scope = $2 and key = $3',
    [storeId, SCOPE, key, JSON.stringify(answer)],
  )
