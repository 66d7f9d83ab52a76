import { BULK_LIMIT, type SavedFilter } from '../../src-shared/cloud-contract/desk.ts'
import { orderId } from '../../src-shared/ids/ids.ts'
import { audit } from '../audit/audit.ts'
import type { Tx } from '../db/database.ts'
import type { FulfillmentProviders } from '../fulfillment/route-order.ts'
import { adminOnly, type RequestContext } from '../procedures.ts'
import { doInBulk } from './bulk.ts'
import { deliverParcels } from './deliver-parcels.ts'
import { deskChoices } from './desk-choices.ts'
import { findOrders } from './list-orders.ts'
import { changeFilter, listFilters, removeFilter, saveFilter } from './saved-filters.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal'>

/** A change of the caller's filters, and what they are afterwards. */
const filtersAfter = (
  { cloud, principal }: Context,
  change: (tx: Tx) => Promise<void>,
): Promise<SavedFilter[]> =>
  cloud.db.as(principal.claims, async (tx) => {
    await change(tx)
    return listFilters(tx)
  })

/** cloudContract.desk. */
export const deskHandlers = (adapters: FulfillmentProviders) => ({
  choices: adminOnly.desk.choices.handler(({ context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, deskChoices),
  ),
  savedFilters: adminOnly.desk.savedFilters.handler(({ context }) =>
    filtersAfter(context, () => Promise.resolve()),
  ),
  saveFilter: adminOnly.desk.saveFilter.handler(({ input, context }) =>
    filtersAfter(context, (tx) => saveFilter(context.cloud, tx, context.principal, input)),
  ),
  changeFilter: adminOnly.desk.changeFilter.handler(({ input, context }) =>
    filtersAfter(context, (tx) => changeFilter(context.cloud, tx, context.principal, input)),
  ),
  removeFilter: adminOnly.desk.removeFilter.handler(({ input, context }) =>
    filtersAfter(context, (tx) => removeFilter(context.cloud, tx, context.principal, input.id)),
  ),
  find: adminOnly.desk.find.handler(async ({ input, context: { cloud, principal } }) => {
    const found = await cloud.db.as(principal.claims, (tx) =>
      tx.elevated((service) => findOrders(service, input, new Date(cloud.clock.now()), BULK_LIMIT + 1)),
    )
    const orders = found.slice(0, BULK_LIMIT).map((order) => ({ ...order, id: orderId.parse(order.id) }))
    return { orders, more: found.length > BULK_LIMIT }
  }),
  bulk: adminOnly.desk.bulk.handler(async ({ input, context }) => {
    const results = await doInBulk(context, adapters, input)
    const done = results.filter((result) => result.done).length
    audit(context.log, context.principal, `orders.${input.action.kind}`, {
      bulkId: input.bulkId,
      done,
      refused: results.length - done,
    })
    return { results }
  }),
  deliverParcels: adminOnly.desk.deliverParcels.handler(async ({ input, context }) => {
    const results = await deliverParcels(context, input.trackingNumbers)
    audit(context.log, context.principal, 'orders.deliver_parcels', {
      delivered: results.filter((result) => result.outcome === 'delivered').length,
      of: results.length,
    })
    return { results }
  }),
})
