import { useQuery } from '@tanstack/react-query'
import { orderStatus, type OrderStatus } from '../../../../src-shared/order/order-status.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { ORDER_STATUS_LOOK } from '../parts/order-status-badge.tsx'
import { attentionOf, withAttention, type Attention, type OrderSearch } from './order-filter.ts'
import css from './order-chips.module.css'

/** The filters of the orders as chips: status, what needs somebody, factory. The counts are those of the whole store. */
export function OrderChips({
  search,
  onChange,
}: {
  search: OrderSearch
  onChange: (search: OrderSearch) => void
}) {
  const queries = useCloudQueries()
  const { data: overview } = useQuery(queries.orders.overview.queryOptions())
  const { data: factories } = useQuery(queries.people.factories.queryOptions())
  const all = overview && Object.values(overview.byStatus).reduce((sum, count) => sum + count, 0)
  const statuses: Chip<OrderStatus | 'all'>[] = [
    { value: 'all', label: 'All', count: all },
    ...orderStatus.options.map((status) => ({
      value: status,
      label: ORDER_STATUS_LOOK[status].word,
      count: overview?.byStatus[status],
    })),
  ]
  const reasons: Chip<Attention>[] = [
    { value: 'overdue', label: 'Overdue', icon: 'late', count: overview?.overdue, tone: 'stop' },
    { value: 'dueToday', label: 'Due today', icon: 'clock', count: overview?.dueToday, tone: 'needs' },
    { value: 'failed', label: 'Failed', icon: 'problem', count: overview?.failed, tone: 'stop' },
  ]
  const places: Chip<string>[] = (factories ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
    icon: 'pin',
  }))
  const attention = attentionOf(search)
  return (
    <div className={css['rows']}>
      <Chips
        label="Status"
        chips={statuses}
        value={search.status ?? 'all'}
        onChange={(status) => onChange({ ...search, status: status === 'all' ? undefined : status })}
      />
      <div className={css['row']}>
        <Chips
          label="What needs somebody"
          chips={reasons}
          value={attention}
          onChange={(picked) => onChange(withAttention(search, picked === attention ? 'any' : picked))}
        />
        {places.length > 0 && <span className={css['rule']} />}
        <Chips
          label="Factory"
          chips={places}
          value={search.factoryId ?? ''}
          onChange={(picked) =>
            onChange({ ...search, factoryId: picked === search.factoryId ? undefined : picked })
          }
        />
      </div>
    </div>
  )
}
