import { audit } from '../audit/audit.ts'
import { adminOnly } from '../procedures.ts'
import { findProducts } from './products/product-rows.ts'
import { setProductStatus } from './products/set-status.ts'

/** cloudContract.catalog: products as the office sees them, drafts included. */
export const catalogHandlers = {
  list: adminOnly.catalog.list.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => findProducts(cloud, tx, input)),
  ),
  setStatus: adminOnly.catalog.setStatus.handler(async ({ input, context }) => {
    const changed = await setProductStatus(context, input)
    audit(context.log, context.principal, 'product.status_set', { product: input.id, status: input.status })
    return changed
  }),
}
