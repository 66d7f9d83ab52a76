import { Link } from '@tanstack/react-router'
import { STATUS_COUNTED_TO } from '../../../../src-shared/cloud-contract/order-filter.ts'
import { orderStatus } from '../../../../src-shared/order/order-status.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { ORDER_STATUS_LOOK } from '../parts/order-status-badge.tsx'
import type { Overview } from './overview.ts'
import css from './status-road.module.css'

/** The road of an order from left to right, with how many are at each stop; each opens its list. */
export function StatusRoad({ byStatus }: { byStatus: Overview['byStatus'] }) {
  const total = Math.max(
    1,
    Object.values(byStatus).reduce((sum, count) => sum + count, 0),
  )
  return (
    <>
      <div className={css['share']} aria-hidden="true">
        {orderStatus.options.map((status) => (
          <span
            key={status}
            data-tone={ORDER_STATUS_LOOK[status].tone}
            data-status={status}
            style={{ flexGrow: byStatus[status] / total }}
          />
        ))}
      </div>
      <ol className={css['road']}>
        {orderStatus.options.map((status) => (
          <li key={status}>
            <Link
              to="/orders"
              search={{ status: [status] }}
              className={css['stop']}
              data-tone={ORDER_STATUS_LOOK[status].tone}
              data-testid={`status-${status}`}
            >
              <span className={css['count']}>
                {byStatus[status].toLocaleString('en')}
                {byStatus[status] >= STATUS_COUNTED_TO && '+'}
              </span>
              <span className={css['word']}>
                <Icon name={ORDER_STATUS_LOOK[status].icon} size={16} />
                {ORDER_STATUS_LOOK[status].word}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </>
  )
}
