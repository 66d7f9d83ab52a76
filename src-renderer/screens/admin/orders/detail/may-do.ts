import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { piecesLeft } from '../../../../../src-shared/fulfillment/document.ts'
import { ENDED, next } from '../../../../../src-shared/fulfillment/lifecycle.ts'

type Work = OrderDetail['fulfillments'][number]

const isOpenWork = (work: Work): boolean => work.state === 'submitted' || work.state === 'processing'

/** Parts of the order that the office can mark shipped. */
export const shippable = (order: OrderDetail): Work[] =>
  order.fulfillments.filter((work) => isOpenWork(work) && work.doc.requiresShipping)

/** Parts that can go to another factory. */
export const isMovable = (work: Work): boolean => isOpenWork(work) && work.provider === 'factory'

/** Whether something has left and has not arrived. */
export const isDeliverable = (order: OrderDetail): boolean =>
  order.fulfillments.some((work) => next(work.state, 'deliver') !== null)

/** Whether something of the order can still be kept back. */
export const isCancellable = (order: OrderDetail): boolean =>
  order.status === 'pending_payment' || order.fulfillments.some((work) => next(work.state, 'cancel') !== null)

/** Whether the address still matters to everything in the order: nothing has left, nothing is over. */
export const isReaddressable = (order: OrderDetail): boolean =>
  order.status !== 'cancelled' &&
  order.fulfillments.every((work) => isOpenWork(work) || work.state === 'pending')

/** Pieces of a part, and how many the bench has verified. */
export function verified(work: Work): { packed: number; pieces: number } {
  const pieces = work.doc.items.reduce((sum, item) => sum + item.quantity, 0)
  return { packed: pieces - piecesLeft(work.doc), pieces }
}

/** Whether something of the order is still to be made, so that what the office wrote still matters to a bench. */
export const isUnfinished = (order: OrderDetail): boolean =>
  order.fulfillments.length === 0 || order.fulfillments.some((work) => !ENDED.has(work.state))
