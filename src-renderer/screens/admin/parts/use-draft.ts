import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

/**
 * Something half typed, kept in the window under `key` until it is sent: closing a dialog, opening another order or an
 * answer from the cloud does not lose it. Returns what is kept, how to change it, and how to let it go.
 */
export function useDraft<Value>(key: string, empty: Value): [Value, (value: Value) => void, () => void] {
  const cache = useQueryClient()
  const queryKey = ['draft', key]
  const kept = useQuery<Value>({ queryKey, queryFn: skipToken, staleTime: Infinity, gcTime: Infinity })
  return [kept.data ?? empty, (value) => cache.setQueryData(queryKey, value), () => cache.removeQueries({ queryKey, exact: true })]
}
