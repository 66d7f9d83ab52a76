import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'

/** After work changed hands: everything that shows who has what is asked again. Resolves when the list is there. */
export function useWorkNews(): () => Promise<void> {
  const cache = useQueryClient()
  const queries = useCloudQueries()
  return useCallback(async () => {
    void cache.invalidateQueries({ queryKey: queries.orders.key() })
    await cache.invalidateQueries({ queryKey: queries.makers.key() })
  }, [cache, queries])
}
