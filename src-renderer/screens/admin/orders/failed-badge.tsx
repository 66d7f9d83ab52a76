import type { OrderStatus } from '../../../../src-shared/order/order-status.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { ORDER_STATUS_LOOK } from '../parts/order-status-badge.tsx'

/** Stands where an order's status would, while a part of it could not be made: nothing about it is calm. The status is its title. */
export function FailedBadge({ status }: { status: OrderStatus }) {
  return (
    <StateBadge
      tone="stop"
      icon="problem"
      word="Part failed"
      title={`Status: ${ORDER_STATUS_LOOK[status].word}`}
    />
  )
}
