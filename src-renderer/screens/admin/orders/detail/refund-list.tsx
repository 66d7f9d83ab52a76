import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import type { RefundState } from '../../../../../src-shared/cloud-contract/refunds.ts'
import { formatMoney } from '../../../../../src-shared/money/money.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'
import { sentenceOf } from '../../../../ui/error-state.tsx'
import { Happened } from '../../../../ui/happened.tsx'
import { Icon } from '../../../../ui/icons/icon.tsx'
import type { IconName } from '../../../../ui/icons/shapes.ts'
import { Money } from '../../../../ui/money.tsx'
import { Panel } from '../../../../ui/panel.tsx'
import { StateBadge, type Tone } from '../../../../ui/state-badge.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import css from './refund.module.css'
import { useRefundable } from './refund.tsx'

const LOOK: Record<RefundState, { tone: Tone; icon: IconName; word: string }> = {
  requested: { tone: 'working', icon: 'waiting', word: 'On its way' },
  done: { tone: 'done', icon: 'check', word: 'Sent back' },
  failed: { tone: 'stop', icon: 'crossCircle', word: 'Not possible' },
}

/** What went back of the order's money, and what of a cancelled part has not yet. Nothing while there is neither. */
export function RefundList({ order }: { order: OrderDetail }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const { data: money } = useRefundable(order)
  const retry = useMutation({
    ...queries.refunds.retry.mutationOptions(),
    onSuccess: (after) =>
      void cache.setQueryData(queries.refunds.ofOrder.queryKey({ input: { orderId: order.id } }), after),
  })
  if (!money || (money.refunds.length === 0 && money.cancelledParts.length === 0)) return null
  return (
    <Panel title="Refunds">
      {money.cancelledParts.map((part) => (
        <p key={part.fulfillmentId} className={css['due']} data-testid="refund-due">
          <Icon name="info" size={18} />
          <span>
            <bdi>{part.items}</bdi> was cancelled: {formatMoney(part.amount, money.currency)} has not gone
            back yet.
          </span>
        </p>
      ))}
      <ul className={css['refunds']}>
        {money.refunds.map((refund) => (
          <li key={refund.id} className={css['refund']} data-testid="refund-row">
            <strong className={css['sum']}>
              <Money amount={refund.amount} currency={refund.currency} />
            </strong>
            <StateBadge {...LOOK[refund.state]} size="sm" />
            <span className={css['more']}>
              <bdi>{refund.reason}</bdi> · <bdi>{refund.by}</bdi> ·{' '}
              <Happened at={refund.settledAt ?? refund.at} />
            </span>
            {refund.error && (
              <span className={css['error']}>
                {refund.error}{' '}
                {refund.state === 'requested' && (
                  <Button variant="default" size="compact-xs" onClick={() => retry.mutate({ id: refund.id })}>
                    Try now
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Trouble sentence={retry.error && sentenceOf(retry.error)} />
    </Panel>
  )
}
