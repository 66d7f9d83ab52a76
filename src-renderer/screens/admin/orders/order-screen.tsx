import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { OrderDetail } from '../../../../src-shared/cloud-contract/orders.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Asked } from '../parts/asked.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { CancelDialog } from './detail/cancel-dialog.tsx'
import { DeliverDialog } from './detail/deliver-dialog.tsx'
import { isCancellable, isDeliverable, isMovable, shippable } from './detail/may-do.ts'
import { MoveDialog } from './detail/move-dialog.tsx'
import { OrderCustomer } from './detail/order-customer.tsx'
import { OrderHead } from './detail/order-head.tsx'
import { OrderItems } from './detail/order-items.tsx'
import { OrderMails } from './detail/order-mails.tsx'
import { OrderNotes } from './detail/order-notes.tsx'
import { OrderParcels } from './detail/order-parcels.tsx'
import { OrderStory } from './detail/story/order-story.tsx'
import { OrderWork } from './detail/order-work.tsx'
import { OrderPhotos } from './detail/photos.tsx'
import { RefusedAtStation } from './detail/refused-at-station.tsx'
import { RefundList } from './detail/refund-list.tsx'
import { RefundButton } from './detail/refund.tsx'
import { ShipDialog } from './detail/ship-dialog.tsx'
import { LAST_LIST, type OrderSearch } from './order-filter.ts'
import css from './order-screen.module.css'

const FRESH_EVERY_MS = 15_000

type Open =
  | { what: 'ship' | 'deliver' | 'cancel' }
  | { what: 'move'; work: OrderDetail['fulfillments'][number] }
  | null

/** One order with everything that is known of it, and what the office can do (S1.7). */
export function OrderScreen() {
  const { orderId } = useParams({ from: '/orders/$orderId' })
  const queries = useCloudQueries()
  const order = useQuery({
    ...queries.orders.get.queryOptions({ input: { id: orderId } }),
    refetchInterval: FRESH_EVERY_MS,
  })
  const [open, setOpen] = useState<Open>(null)
  const [done, setDone] = useState<string | null>(null)
  const close = (sentence?: string): void => {
    setOpen(null)
    setDone(sentence ?? null)
  }
  const [lastList] = useDraft<OrderSearch>(LAST_LIST, {})
  const { data } = order
  return (
    <Page
      title={data?.number ?? 'Order'}
      aside={
        <>
          <Link to="/orders" search={lastList} className={css['back']}>
            <Icon name="left" size={16} />
            All orders
          </Link>
          <p role="status" className={css['done']} data-testid="done">
            {done && (
              <>
                <Icon name="checkCircle" size={18} />
                {done}
              </>
            )}
          </p>
        </>
      }
      actions={
        data && (
          <>
            <RefundButton key={data.id} order={data} onDone={setDone} />
            <Actions order={data} onOpen={setOpen} />
          </>
        )
      }
    >
      <Asked query={order} what="This order" shape="page">
        {(found) => (
          <>
            <OrderHead order={found} />
            <RefusedAtStation orderId={found.id} />
            <div className={css['columns']}>
              <div className={css['column']}>
                <Panel title="Items">
                  <OrderItems order={found} />
                </Panel>
                <RefundList order={found} />
                <Panel title="Making and packing">
                  <OrderWork
                    order={found}
                    isMovable={isMovable}
                    onMove={(work) => setOpen({ what: 'move', work })}
                  />
                </Panel>
                <OrderPhotos orderId={found.id} />
              </div>
              <div className={css['side']}>
                <div className={css['column']}>
                  <OrderCustomer order={found} onDone={setDone} />
                  <Panel title="Parcels">
                    <OrderParcels parcels={found.parcels} />
                  </Panel>
                  <Panel title="Notes" className={css['after']}>
                    <OrderNotes order={found} />
                  </Panel>
                  <Panel title="Mails" className={css['after']}>
                    <OrderMails mails={found.mails} />
                  </Panel>
                </div>
                <Panel title="Timeline" className={css['story']}>
                  <OrderStory order={found} />
                </Panel>
              </div>
            </div>
            {open?.what === 'ship' && <ShipDialog order={found} onClose={close} />}
            {open?.what === 'deliver' && <DeliverDialog order={found} onClose={close} />}
            {open?.what === 'cancel' && <CancelDialog order={found} onClose={close} />}
            {open?.what === 'move' && <MoveDialog order={found} work={open.work} onClose={close} />}
          </>
        )}
      </Asked>
    </Page>
  )
}

/** What can be done with the order as it is now; what cannot is not shown. */
function Actions({ order, onOpen }: { order: OrderDetail; onOpen: (open: Open) => void }) {
  const mayShip = shippable(order).length > 0
  return (
    <>
      {isCancellable(order) && (
        <Button variant="default" onClick={() => onOpen({ what: 'cancel' })} data-testid="cancel">
          Cancel order
        </Button>
      )}
      {isDeliverable(order) && (
        <Button
          variant={mayShip ? 'default' : 'filled'}
          leftSection={<Icon name="home" size={18} />}
          onClick={() => onOpen({ what: 'deliver' })}
          data-testid="deliver"
        >
          Confirm delivery
        </Button>
      )}
      {mayShip && (
        <Button
          leftSection={<Icon name="truck" size={18} />}
          onClick={() => onOpen({ what: 'ship' })}
          data-testid="ship"
        >
          Mark shipped
        </Button>
      )}
    </>
  )
}
