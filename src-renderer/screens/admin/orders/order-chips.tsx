import { useQuery } from '@tanstack/react-query'
import type { MouseEvent } from 'react'
import { STATUS_COUNTED_TO } from '../../../../src-shared/cloud-contract/order-filter.ts'
import { orderStatus, type OrderStatus } from '../../../../src-shared/order/order-status.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Chips, type Chip } from '../../../ui/chips.tsx'
import { ORDER_STATUS_LOOK } from '../parts/order-status-badge.tsx'
import { attentionOf, withAttention, type Attention, type OrderSearch } from './order-filter.ts'
import { useDeskChoices } from './use-desk-choices.ts'
import css from './order-chips.module.css'

/** With more factories than this their chips would be a second list: then they are in the dialog only. */
const FEW_FACTORIES = 4

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
  const factories = useDeskChoices()?.factories ?? []
  const counts = overview && Object.values(overview.byStatus)
  const all = counts?.reduce((sum, count) => sum + count, 0)
  const more = counts?.some((count) => count >= STATUS_COUNTED_TO)
  const statuses: Chip<OrderStatus | 'all'>[] = [
    { value: 'all', label: 'All', count: all, more },
    ...orderStatus.options.map((status) => ({
      value: status,
      label: ORDER_STATUS_LOOK[status].word,
      count: overview?.byStatus[status],
      more: (overview?.byStatus[status] ?? 0) >= STATUS_COUNTED_TO,
    })),
  ]
  const attention = attentionOf(search)
  const reasons: Chip<Attention>[] = [
    { value: 'overdue', label: 'Overdue', icon: 'late', count: overview?.overdue, tone: 'stop' },
    { value: 'dueToday', label: 'Due today', icon: 'clock', count: overview?.dueToday, tone: 'needs' },
    { value: 'atRisk', label: 'At risk', icon: 'waiting', count: overview?.atRisk, tone: 'needs' },
    { value: 'failed', label: 'Failed', icon: 'problem', count: overview?.failed, tone: 'stop' },
    { value: 'held', label: 'On hold', icon: 'hold' },
    { value: 'problem', label: 'Problem', icon: 'info' },
    ...(attention === 'cannotMake' ? [{ value: 'cannotMake' as const, label: 'Maker can’t make it' }] : []),
  ]
  const places: Chip<string>[] =
    factories.length > FEW_FACTORIES
      ? []
      : factories.map(({ id, name }) => ({ value: id, label: name, icon: 'pin' }))
  const onStatus = (picked: OrderStatus | 'all', { ctrlKey, metaKey, shiftKey }: MouseEvent): void => {
    const before = search.status ?? []
    const several = ctrlKey || metaKey || shiftKey
    const status =
      picked === 'all'
        ? []
        : several
          ? toggled(before, picked)
          : before.length === 1 && before[0] === picked
            ? []
            : [picked]
    onChange({ ...search, status: status.length > 0 ? status : undefined })
  }
  return (
    <>
      <div className={css['row']}>
        <Chips
          label="Status; with Ctrl several"
          chips={statuses}
          value={search.status?.length ? search.status : ['all']}
          onChange={onStatus}
        />
      </div>
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
          value={search.factoryId ?? []}
          onChange={(picked) => {
            const next = toggled((search.factoryId ?? []) as string[], picked) as OrderSearch['factoryId']
            onChange({ ...search, factoryId: next?.length ? next : undefined })
          }}
        />
      </div>
    </>
  )
}

const toggled = <Value,>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
