import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import type { Refundable } from '../../../../../src-shared/cloud-contract/refunds.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { RefundDialog } from './refund-dialog.tsx'

const FRESH_EVERY_MS = 15_000

/** What of the order's money can go back and what went, kept fresh; not asked while nothing was paid. */
export function useRefundable(order: OrderDetail) {
  const queries = useCloudQueries()
  return useQuery({
    ...queries.refunds.ofOrder.queryOptions({ input: { orderId: order.id } }),
    refetchInterval: FRESH_EVERY_MS,
    enabled: order.paymentStatus !== 'pending' && order.paymentStatus !== 'failed',
  })
}

/** Whether there is anything to give back. */
const isRefundable = (money: Refundable | undefined): money is Refundable => (money?.left ?? 0) > 0

/** The way to give money back, shown while there is any. */
export function RefundButton({ order, onDone }: { order: OrderDetail; onDone: (sentence: string) => void }) {
  const { data: money } = useRefundable(order)
  const [open, setOpen] = useState(false)
  if (!isRefundable(money)) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="undo" size={18} />}
        onClick={() => setOpen(true)}
        data-testid="refund"
      >
        Refund
      </Button>
      {open && (
        <RefundDialog
          order={order}
          money={money}
          onClose={(sentence) => {
            setOpen(false)
            if (sentence) onDone(sentence)
          }}
        />
      )}
    </>
  )
}
