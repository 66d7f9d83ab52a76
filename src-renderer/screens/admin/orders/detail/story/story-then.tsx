import { formatMoney } from '../../../../../../src-shared/money/money.ts'
import { addressLines } from '../../../../../../src-shared/order/address.ts'
import type { OrderThen, PartThen } from '../../../../../../src-shared/order/replay.ts'
import { StateBadge } from '../../../../../ui/state-badge.tsx'
import { FulfilmentBadge } from '../../../../parts/fulfilment-badge.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { OrderStatusBadge } from '../../../parts/order-status-badge.tsx'
import { PAYMENT_LOOK } from '../payment-look.ts'
import css from './story.module.css'

/** The order as it was: status and money, and of each part who had it, how far it was, where it went and what stood in its way. */
export function StoryThen({ order }: { order: OrderThen }) {
  const { payment } = order
  return (
    <div className={css['then']} data-testid="then">
      <div className={css['badges']}>
        <OrderStatusBadge status={order.status} size="sm" />
        <StateBadge {...PAYMENT_LOOK[payment.status]} size="sm" />
        <span className={css['soft']}>
          {formatMoney(payment.paid - payment.refunded, payment.currency)} of{' '}
          {formatMoney(payment.total, payment.currency)}
        </span>
      </div>
      {order.parts.map((part, index) => (
        <PartFacts key={part.id} part={part} title={order.parts.length > 1 ? `Part ${index + 1}` : null} />
      ))}
      {order.parts.length === 0 && <p className={css['soft']}>There is no work yet.</p>}
    </div>
  )
}

function PartFacts({ part, title }: { part: PartThen; title: string | null }) {
  const { doc, holder, packed, pieces, notes } = part
  return (
    <section className={css['part']} aria-label={title ?? 'The work'} data-testid="part-then">
      <div className={css['badges']}>
        {title && <b>{title}</b>}
        <FulfilmentBadge
          row={{ state: doc.state, hold: doc.hold, problem: doc.problem, packed, pieces }}
          size="sm"
        />
      </div>
      <Facts
        facts={[
          ['With', holder ? <bdi key="holder">{holder}</bdi> : 'nobody'],
          ['Verified', `${packed} of ${pieces}`],
          ['On hold', doc.hold && <bdi key="hold">{doc.hold.reason}</bdi>],
          ['Problem', doc.problem && <bdi key="problem">{doc.problem.text}</bdi>],
          [
            'Parcels',
            doc.parcels
              .map(({ carrierName, trackingNumber }) => `${carrierName} ${trackingNumber}`)
              .join(', '),
          ],
          ['Notes', notes.length > 0 && <bdi key="notes">{notes.map(({ text }) => text).join(' · ')}</bdi>],
          ['Goes to', doc.shipTo && <bdi key="address">{addressLines(doc.shipTo).join(', ')}</bdi>],
        ]}
      />
    </section>
  )
}
