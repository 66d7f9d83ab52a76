import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { addressLines } from '../../../../../src-shared/order/address.ts'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { Panel } from '../../../../ui/panel.tsx'
import { AddressForm } from './address-form.tsx'
import { isReaddressable } from './may-do.ts'
import css from './order-customer.module.css'

/** Who bought, and where it goes (S1.13). Both can be changed while nothing has left. */
export function OrderCustomer({ order, onDone }: { order: OrderDetail; onDone: (sentence: string) => void }) {
  const [editing, setEditing] = useState(false)
  const mayEdit = order.shipTo !== null && isReaddressable(order)
  const edit = mayEdit && !editing && (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon name="edit" size={16} />}
      onClick={() => setEditing(true)}
      data-testid="edit-address"
    >
      Change
    </Button>
  )
  return (
    <Panel title="Customer" actions={edit}>
      {editing && order.shipTo ? (
        <AddressForm
          order={order}
          shipTo={order.shipTo}
          onClose={(sentence) => {
            setEditing(false)
            if (sentence) onDone(sentence)
          }}
        />
      ) : (
        <CustomerFacts order={order} />
      )}
    </Panel>
  )
}

/** Name, ways to reach them, address and their note, to read. */
export function CustomerFacts({ order }: { order: OrderDetail }) {
  const [name, ...lines] = order.shipTo ? addressLines(order.shipTo) : [order.customerName]
  return (
    <div className={css['customer']}>
      <address className={css['address']} data-testid="address">
        <span className={css['name']}>
          <bdi>{name}</bdi>
        </span>
        {lines.map((line) => (
          <span key={line}>
            <bdi>{line}</bdi>
          </span>
        ))}
      </address>
      <p className={css['reach']}>
        <Icon name="mail" size={16} />
        <a href={`mailto:${order.customerEmail}`}>{order.customerEmail}</a>
      </p>
      {order.shipTo?.phone && (
        <p className={css['reach']}>
          <Icon name="phone" size={16} />
          <a href={`tel:${order.shipTo.phone}`}>{order.shipTo.phone}</a>
        </p>
      )}
      {order.customerNote && (
        <p className={css['note']}>
          <Icon name="note" size={16} />
          <bdi>{order.customerNote}</bdi>
        </p>
      )}
    </div>
  )
}
