import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FulfillmentId } from '../../../../src-shared/ids/ids.ts'
import { countryName } from '../../../../src-shared/order/address.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { LoadingShape } from '../../../ui/loading-shape.tsx'
import { Due } from '../../parts/due.tsx'
import { Flags } from '../../parts/flags.tsx'
import { FulfilmentBadge } from '../../parts/fulfilment-badge.tsx'
import { ItemPicture } from '../../parts/item-picture.tsx'
import css from './queue.module.css'

/** One order of the queue, enough to decide what to do with it. */
export function QueueDetail({ fulfillmentId }: { fulfillmentId: FulfillmentId }) {
  const queries = useStationQueries()
  const view = useQuery(queries.bench.view.queryOptions({ input: { fulfillmentId } }))
  if (view.isPending) return <LoadingShape />
  if (!view.data) return <EmptyState icon="orders" title="This order is no longer with this station" />
  const { doc, overdue } = view.data
  const pieces = doc.items.reduce((sum, item) => sum + item.quantity, 0)
  const packed = doc.items.reduce((sum, item) => sum + item.packed, 0)
  return (
    <div className={css['detail']} data-testid="queue-detail">
      <header className={css['head']}>
        <FulfilmentBadge row={{ ...doc, packed, pieces }} />
        <h2 className={css['bigNumber']}>{doc.order.number}</h2>
        <span className={css['customer']}>
          <bdi>{doc.order.customerName}</bdi>
          {doc.shipTo && (
            <span className={css['what']}>{`, ${doc.shipTo.city}, ${countryName(doc.shipTo.country)}`}</span>
          )}
        </span>
        <span className={css['facts']}>
          <Due at={doc.dueAt} overdue={overdue} />
        </span>
      </header>
      <Flags doc={doc} />
      <ul className={css['items']}>
        {doc.items.map((item) => (
          <li key={item.id} className={css['item']}>
            <ItemPicture src={item.picture} size={56} />
            <div>
              <div className={css['itemTitle']}>{item.title}</div>
              <div className={css['itemFacts']}>
                {[item.variant, item.place && `Place ${item.place}`].filter(Boolean).join(' · ')}
              </div>
            </div>
            <span className={css['count']}>
              {item.packed > 0 ? `${item.packed} of ${item.quantity}` : `${item.quantity} ×`}
            </span>
          </li>
        ))}
      </ul>
      <footer className={css['foot']}>
        <Button component={Link} to={`/pack/${doc.id}`} size="lg" leftSection={<Icon name="box" />}>
          Pack
        </Button>
        <Button component={Link} to={`/fulfilments/${doc.id}`} size="lg" variant="default">
          Open
        </Button>
      </footer>
    </div>
  )
}
