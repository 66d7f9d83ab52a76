import type { OrderStatus } from '../../../../src-shared/order/order-status.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx'

/** How each status of an order looks and what it is called, in the order of its life. */
export const ORDER_STATUS_LOOK: Record<OrderStatus, { tone: Tone; icon: IconName; word: string }> = {
  pending_payment: { tone: 'waiting', icon: 'money', word: 'Awaiting payment' },
  new: { tone: 'waiting', icon: 'waiting', word: 'New' },
  in_production: { tone: 'working', icon: 'working', word: 'In production' },
  partially_shipped: { tone: 'working', icon: 'truck', word: 'Partly shipped' },
  shipped: { tone: 'done', icon: 'truck', word: 'Shipped' },
  delivered: { tone: 'done', icon: 'home', word: 'Delivered' },
  cancelled: { tone: 'stop', icon: 'crossCircle', word: 'Cancelled' },
}

/** The status of an order as colour, icon and word. */
export function OrderStatusBadge({ status, size }: { status: OrderStatus; size?: 'sm' | 'md' | 'lg' }) {
  return <StateBadge {...(size ? { size } : {})} {...ORDER_STATUS_LOOK[status]} />
}
