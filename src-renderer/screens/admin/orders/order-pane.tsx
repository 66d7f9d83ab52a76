import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Money } from '../../../ui/money.tsx'
import { Asked } from '../parts/asked.tsx'
import { OrderStatusBadge } from '../parts/order-status-badge.tsx'
import { CustomerFacts } from './detail/order-customer.tsx'
import { OrderItems } from './detail/order-items.tsx'
import { OrderParcels } from './detail/order-parcels.tsx'
import { OrderTimeline } from './detail/order-timeline.tsx'
import { OrderWork } from './detail/order-work.tsx'
import css from './order-pane.module.css'

const EVENTS_SHOWN = 6

/** The chosen order beside the list, to read; everything that can be done is on its own page. */
export function OrderPane({ orderId }: { orderId: string }) {
  const queries = useCloudQueries()
  const order = useQuery(queries.orders.get.queryOptions({ input: { id: orderId } }))
  return (
    <div className={css['pane']} data-testid="order-pane">
      <Asked query={order} what="This order" shape="rows">
        {(found) => (
          <>
            <header className={css['head']}>
              <h2 className={css['number']}>{found.number}</h2>
              <div className={css['facts']}>
                <OrderStatusBadge status={found.status} />
                <Money amount={found.total} currency={found.currency} />
              </div>
              <Button
                renderRoot={(props) => <Link {...props} to="/orders/$orderId" params={{ orderId }} />}
                fullWidth
              >
                Open order
              </Button>
            </header>
            <Section title="Customer">
              <CustomerFacts order={found} />
            </Section>
            <Section title="Items">
              <OrderItems order={found} />
            </Section>
            {found.fulfillments.length > 0 && (
              <Section title="Making and packing">
                <OrderWork order={found} />
              </Section>
            )}
            {found.parcels.length > 0 && (
              <Section title="Parcels">
                <OrderParcels parcels={found.parcels} />
              </Section>
            )}
            <Section title="Timeline">
              <OrderTimeline events={found.events} only={EVENTS_SHOWN} />
            </Section>
          </>
        )}
      </Asked>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css['section']} aria-label={title}>
      <h3 className={css['title']}>{title}</h3>
      {children}
    </section>
  )
}
