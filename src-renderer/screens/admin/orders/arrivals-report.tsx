import { Link } from '@tanstack/react-router'
import type { Arrival } from '../../../../src-shared/cloud-contract/desk.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import css from './bulk-report.module.css'

/** What became of a list of parcels: how many were delivered, and each of the others with its reason. */
export function ArrivalsReport({ results }: { results: readonly Arrival[] }) {
  const others = results.filter((result) => result.outcome !== 'delivered')
  return (
    <div className={css['report']} data-testid="arrivals-report">
      <p className={css['done']}>
        <Icon name="checkCircle" size={18} />
        {(results.length - others.length).toLocaleString('en')} delivered
      </p>
      {others.length > 0 && (
        <ul className={css['list']} tabIndex={0} aria-label="Parcels that changed nothing">
          {others.map((result) => (
            <li key={result.trackingNumber} className={css['item']}>
              <bdi>{result.trackingNumber}</bdi>
              <span>
                {result.sentence}{' '}
                {result.orders.map((order) => (
                  <Link key={order.id} to="/orders/$orderId" params={{ orderId: order.id }}>
                    {order.number}
                  </Link>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
