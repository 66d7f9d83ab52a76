import { Checkbox } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { useDraft } from '../../parts/use-draft.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useRefundable } from './refund.tsx'
import { useOrderNews } from './use-order-news.ts'

const OFTEN = ['Customer asked for it', 'Ordered twice by mistake', 'Cannot be made']

/** Cancels what has not left the building. */
export function CancelDialog({
  order,
  onClose,
}: {
  order: OrderDetail
  onClose: (sentence?: string) => void
}) {
  const queries = useCloudQueries()
  const show = useOrderNews()
  const [reason, setReason, forget] = useDraft(`cancel ${order.id}`, '')
  const { data: money } = useRefundable(order)
  const cache = useQueryClient()
  const [refund, setRefund] = useState(true)
  const cancel = useMutation({
    ...queries.orders.cancel.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      forget()
      onClose('Cancelled. The bench is told at once.')
      void cache.invalidateQueries({ queryKey: queries.refunds.key() })
    },
  })
  return (
    <ReasonDialog
      title={`Cancel ${order.number}?`}
      lead="Everything that has not left the building is stopped. This cannot be undone."
      reason={reason}
      onReason={setReason}
      often={OFTEN}
      action="Cancel the order"
      keep="Keep the order"
      danger
      busy={cancel.isPending}
      trouble={cancel.error && sentenceOf(cancel.error)}
      onConfirm={() => cancel.mutate({ id: order.id, reason, refund })}
      onClose={() => onClose()}
    >
      {money && money.left > 0 && (
        <Checkbox
          label="Send back what was paid for it. The customer gets a mail."
          checked={refund}
          onChange={(event) => setRefund(event.currentTarget.checked)}
          data-autofocus
        />
      )}
    </ReasonDialog>
  )
}
