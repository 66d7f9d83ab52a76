import type { OrderDetail } from '../../src-shared/cloud-contract/orders.ts'
import type { Refusal } from '../../src-shared/mutations/refusal.ts'
import { audit } from '../audit/audit.ts'
import type { Tx } from '../db/database.ts'
import type { FulfillmentProviders } from '../fulfillment/route-order.ts'
import { Problem } from '../problem.ts'
import { adminOnly, type RequestContext } from '../procedures.ts'
import { cancelOrder } from './cancel-order.ts'
import { changeOrderAddress } from './edit-order.ts'
import { getOrder } from './get-order.ts'
import { listOrders } from './list-orders.ts'
import { addOrderNote, changeOrderNote } from './order-notes.ts'
import { readOverview } from './overview.ts'
import { readRefusedActions } from './refused-actions.ts'
import { refusedProblem } from './refused-problem.ts'
import { deliverOrder, moveFulfillment, shipFromOffice } from './ship-from-office.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal' | 'log'>
const reads = <T>({ cloud, principal }: Context, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> =>
  cloud.db.as(principal.claims, (tx) => work(tx, new Date(cloud.clock.now())))

/** A change by the office: the refusal in words as a 409, or the order as it is afterwards. Only admins, and only of their store (S1.11). */
async function changes(
  context: Context,
  action: string,
  orderId: string,
  work: (tx: Tx) => Promise<Refusal | null | void>,
): Promise<OrderDetail> {
  const detail = await reads(context, async (tx, now) => {
    await found(tx, orderId)
    const refused = await work(tx)
    // Thrown, so that the transaction goes back as a whole.
    if (refused) throw refusedProblem(refused)
    return detailOf(tx, orderId, now)
  })
  audit(context.log, context.principal, action, { orderId, status: detail.status })
  return detail
}

async function found(tx: Tx, orderId: string): Promise<void> {
  if (!(await tx.first('select id from orders where id = $1', [orderId]))) throw notFound()
}
const notFound = (): Problem => new Problem(404, 'not_found', 'There is no such order in this store.')

async function detailOf(tx: Tx, orderId: string, now: Date): Promise<OrderDetail> {
  const order = await getOrder(tx, orderId, now)
  if (!order) throw notFound()
  return order
}

/** What the office can see and do with orders, over the JSON API. */
export const orderHandlers = (adapters: FulfillmentProviders) => ({
  overview: adminOnly.orders.overview.handler(({ context }) => reads(context, readOverview)),
  list: adminOnly.orders.list.handler(({ input, context }) =>
    reads(context, (tx, now) => listOrders(tx, input, now)),
  ),
  get: adminOnly.orders.get.handler(({ input, context }) =>
    reads(context, (tx, now) => detailOf(tx, input.id, now)),
  ),
  refusedActions: adminOnly.orders.refusedActions.handler(({ input, context }) =>
    reads(context, (tx) => readRefusedActions(tx, input.id)),
  ),
  addNote: adminOnly.orders.addNote.handler(({ input, context }) =>
    changes(context, 'order.note', input.id, (tx) =>
      addOrderNote(context.cloud, tx, context.person, input.id, input.text),
    ),
  ),
  changeAddress: adminOnly.orders.changeAddress.handler(({ input, context }) =>
    changes(context, 'order.address', input.id, (tx) =>
      changeOrderAddress(context.cloud, tx, context.person, input.id, input),
    ),
  ),
  changeNote: adminOnly.orders.changeNote.handler(({ input, context }) =>
    changes(context, 'order.note_changed', input.id, (tx) =>
      changeOrderNote(context.cloud, tx, context.person, input.id, input.noteId, input.text),
    ),
  ),
  cancel: adminOnly.orders.cancel.handler(({ input, context }) =>
    changes(context, 'order.cancel', input.id, (tx) =>
      cancelOrder(context.cloud, adapters, tx, context.person, input.id, input.reason, input.refund),
    ),
  ),
  ship: adminOnly.orders.ship.handler(({ input, context }) =>
    changes(context, 'order.ship', input.id, (tx) =>
      shipFromOffice(context.cloud, tx, context.person, input.id, input.fulfillmentId, input),
    ),
  ),
  deliver: adminOnly.orders.deliver.handler(({ input, context }) =>
    changes(context, 'order.deliver', input.id, (tx) =>
      deliverOrder(context.cloud, tx, context.person, input.id),
    ),
  ),
  move: adminOnly.orders.move.handler(({ input, context }) =>
    reads(context, async (tx, now) => {
      const moved = await moveFulfillment(
        context.cloud,
        tx,
        context.person,
        input.id,
        input.factoryId,
        input.reason,
      )
      if ('refused' in moved) throw refusedProblem(moved)
      return detailOf(tx, moved.orderId, now)
    }),
  ),
})
