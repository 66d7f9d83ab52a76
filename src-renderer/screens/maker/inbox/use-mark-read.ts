import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'

/** Tells the office that these were read, or all of them for null. Without a network they stay unread, which does no harm. */
export function useMarkRead(): (ids: string[] | null) => void {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const read = useMutation(
    queries.inbox.read.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: queries.inbox.list.key() }),
    }),
  )
  return (ids) => read.mutate({ ids })
}
