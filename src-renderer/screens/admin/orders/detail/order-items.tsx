import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { Code } from '../../../../ui/code.tsx'
import { Money } from '../../../../ui/money.tsx'
import { Picture } from '../../parts/picture.tsx'
import css from './order-items.module.css'

/** What was bought, with how it is printed, and the sum below. */
export function OrderItems({ order }: { order: OrderDetail }) {
  const money = (amount: number) => <Money amount={amount} currency={order.currency} />
  return (
    <>
      <ul className={css['items']}>
        {order.items.map((item) => (
          <li key={item.id} className={css['item']} data-testid="order-item">
            <Picture src={item.picture} size={4} />
            <div className={css['what']}>
              <p className={css['title']}>
                <bdi>{item.title}</bdi>
              </p>
              <p className={css['variant']}>
                <bdi>{item.variant}</bdi> · <Code size="sm">{item.sku}</Code>
              </p>
              <ul className={css['specs']} aria-label="How it is made">
                {item.specs.map((spec) => (
                  <li key={spec.name}>
                    <span>{spec.name}</span> <bdi>{spec.value}</bdi>
                  </li>
                ))}
              </ul>
            </div>
            <p className={css['figures']}>
              <span className={css['quantity']}>{item.quantity} ×</span>
              <span className={css['price']}>{money(item.unitPrice)}</span>
              <span className={css['sum']}>{money(item.unitPrice * item.quantity)}</span>
            </p>
          </li>
        ))}
      </ul>
      <dl className={css['totals']}>
        <dt>Subtotal</dt>
        <dd>{money(order.subtotal)}</dd>
        <dt>
          Shipping
          {order.shippingZone && (
            <>
              {' '}
              to <bdi>{order.shippingZone}</bdi>
            </>
          )}
        </dt>
        <dd>{money(order.shipping)}</dd>
        {order.tax > 0 && !order.taxIncluded && (
          <>
            <dt dir="auto">{order.taxLabel}</dt>
            <dd>{money(order.tax)}</dd>
          </>
        )}
        <dt className={css['grand']}>Total</dt>
        <dd className={css['grand']}>{money(order.total)}</dd>
        {order.tax > 0 && order.taxIncluded && (
          <>
            <dt dir="auto">{order.taxLabel}, included</dt>
            <dd>{money(order.tax)}</dd>
          </>
        )}
      </dl>
    </>
  )
}
