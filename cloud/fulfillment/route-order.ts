import {
  provider as providers,
  type Fulfillment,
  type Provider,
} from '../../src-shared/fulfillment/document.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../src-shared/mutations/registry.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Tx } from '../db/database.ts'
import type { FulfillmentProvider } from '../providers/fulfillment/port.ts'
import { buildDocument, type Draft, type Part } from './build-document.ts'
import { newFulfillment, type Change } from './change.ts'
import { readPaidOrder, type OrderItem } from './paid-order.ts'
import { saveFulfillments, type SaveContext } from './save.ts'
import { selectProvidersForVariants, type RoutingResult } from './select-provider.ts'
import { SERVICE_ACTOR } from './service-actor.ts'
import { insertLines, insertPrintFiles } from './write-draft.ts'

/** The adapter for a type of provider, or null where this cloud has none. */
export type FulfillmentProviders = (type: Provider) => FulfillmentProvider | null

/** Nobody makes it at present: it stays `pending` where the office sees it, so that a paid order is never forgotten. */
const NOBODY = 'No active provider makes this product'

/**
 * Splits a paid order among its providers, one fulfilment each, and hands those of the house to their bench at once.
 * Belongs in the transaction that makes the order paid (S2.56–S2.59). Acts as the service.
 */
export async function routeOrder(
  context: SaveContext,
  adapters: FulfillmentProviders,
  tx: Tx,
  orderId: string,
): Promise<void> {
  const order = await readPaidOrder(tx, orderId)
  const routes = await selectProvidersForVariants(
    tx,
    order.storeId,
    order.items.flatMap((item) => item.variantId ?? []),
  )
  const parts = groupByProvider(order.items, routes)
  const world = { nowMs: context.clock.now(), newId: context.newId }
  const drafts = parts.map((part) => buildDocument(order, part, parts.length, world))
  const changes = await Promise.all(
    parts.map((part, index) => handOver(context, adapters, part, drafts[index]!)),
  )
  await saveFulfillments(context, tx, changes)
  await insertLines(tx, drafts)
  await insertPrintFiles(tx, drafts)
}

function groupByProvider(items: readonly OrderItem[], routes: ReadonlyMap<string, RoutingResult>): Part[] {
  const routeOf = (item: OrderItem): RoutingResult | null =>
    item.variantId ? (routes.get(item.variantId) ?? null) : null
  return [...Map.groupBy(items, (item) => routeOf(item)?.providerId ?? null).values()].map((group) => ({
    provider: routeOf(group[0]!),
    items: group,
  }))
}

/** Asks a provider of the house, and records its answer in the document. Others are asked by a job after the commit. */
async function handOver(
  context: SaveContext,
  adapters: FulfillmentProviders,
  { provider }: Part,
  draft: Draft,
): Promise<Change> {
  const route = { providerId: provider?.providerId ?? null, reason: provider?.reason ?? NOBODY }
  const mutationId = context.newId()
  const audit = { mutationId, mutationName: 'fulfillment.submit' }
  const adapter = provider && adapters(providers.parse(provider.type))
  if (!provider?.factoryId || !adapter?.inHouse)
    return newFulfillment(draft.doc, audit, { ...route, externalId: null })
  const answer = await adapter.createOrder(draft.doc)
  const call = answer.accepted
    ? {
        name: 'fulfillment.submit',
        version: 1,
        args: { factoryId: provider.factoryId, reason: route.reason },
      }
    : { name: 'fulfillment.fail', version: 1, args: { reason: answer.reason } }
  const after = must(
    applyCall(draft.doc, call, {
      now: toInstant(context.clock.now()),
      actor: SERVICE_ACTOR,
      mutationId,
      permissions: [],
    }),
  )
  return newFulfillment(
    after,
    { mutationId, mutationName: call.name },
    { ...route, externalId: answer.accepted ? answer.externalId : null },
  )
}

/** A new document takes both calls by the life cycle's own table; anything else is a fault of ours. */
function must(result: ReturnType<typeof applyCall>): Fulfillment {
  if (isRefusal(result)) throw new Error(`A new fulfilment refused its provider's answer: ${result.refused}`)
  return result
}
