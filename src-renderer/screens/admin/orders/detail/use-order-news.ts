import { useQueryClient } from '@tanstack/react-query'
import type { OrderDetail } from '../../../../../src-shared/cloud-contract/orders.ts'
import { useCloudQueries } from '../../../../station/station-context.tsx'

/** Puts the cloud's answer to an action on every screen that shows this order, and has the lists asked again. */
export function useOrderNews(): (order: OrderDetail) => void {
  const cache = useQueryClient()
  const queries = useCloudQueries()
  return (order) => {
    cache.setQueryData(queries.orders.get.queryKey({ input: { id: order.id } }), order)
    void cache.invalidateQueries({ queryKey: queries.orders.list.key() })
    void cache.invalidateQueries({ queryKey: queries.orders.overview.key() })
  }
}
