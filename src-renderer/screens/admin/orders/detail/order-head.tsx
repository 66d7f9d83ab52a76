import type { ReactNode } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Money } from '../../../../ui/money.tsx'
import { StateBadge } from '../../../../ui/state-badge.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { Due } from '../../parts/due.tsx'
import { OrderStatusBadge } from '../../parts/order-status-badge.tsx'
import { FailedBadge } from '../failed-badge.tsx'
import css from './order-head.module.css'
import { PAYMENT_LOOK } from './payment-look.ts'

/** The order in a line: status, money, and the dates that matter. */
export function OrderHead({ order }: { order: OrderDetail }) {
  return (
    <div className={css['head']} data-testid="order-head">
      <OrderStatusBadge status={order.status} size="lg" />
      {order.failed && <FailedBadge status={order.status} />}
      <Fact name="Total">
        <Money amount={order.total} currency={order.currency} />
      </Fact>
      <Fact name="Payment">
        <StateBadge
          {...PAYMENT_LOOK[order.paymentStatus]}
          size="sm"
          {...(order.payment?.reference
            ? { title: `${order.payment.provider} ${order.payment.reference}` }
            : {})}
        />
      </Fact>
      <Fact name="Placed">
        <Happened at={order.placedAt} />
      </Fact>
      {order.dueAt && (
        <Fact name="Due">
          <Due at={order.dueAt} overdue={order.overdue} />
        </Fact>
      )}
      {order.shippedAt && (
        <Fact name="Shipped">
          <Happened at={order.shippedAt} />
        </Fact>
      )}
      {order.deliveredAt && (
        <Fact name="Delivered">
          <Happened at={order.deliveredAt} />
        </Fact>
      )}
      {order.cancelledAt && (
        <Fact name="Cancelled">
          <Happened at={order.cancelledAt} />
        </Fact>
      )}
      {order.cancelReason && (
        <p className={css['reason']}>
          <Icon name="info" size={18} />
          <span>
            Why it was cancelled: <bdi>{order.cancelReason}</bdi>
          </span>
        </p>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css['fact']}>
      <span className={css['name']}>{name}</span>
      <span className={css['value']}>{children}</span>
    </div>
  )
}
