import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import css from '../../parts/form.module.css'
import { useOrderNews } from './use-order-news.ts'

/** Confirms that everything that was shipped has arrived (S0.13). */
export function DeliverDialog({
  order,
  onClose,
}: {
  order: OrderDetail
  onClose: (sentence?: string) => void
}) {
  const queries = useCloudQueries()
  const show = useOrderNews()
  const deliver = useMutation({
    ...queries.orders.deliver.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      onClose('Delivered. The customer gets a mail.')
    },
  })
  return (
    <Dialog onClose={() => onClose()} title={`Has ${order.number} arrived?`}>
      <div className={css['form']}>
        <p className={css['lead']}>
          Every parcel that is on its way is marked delivered, and the customer is told by mail.
        </p>
        <Trouble sentence={deliver.error && sentenceOf(deliver.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={() => onClose()}>
            Not yet
          </Button>
          <Button loading={deliver.isPending} onClick={() => deliver.mutate({ id: order.id })} data-autofocus>
            It has arrived
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
