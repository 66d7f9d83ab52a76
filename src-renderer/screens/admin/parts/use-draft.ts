import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

const keyOf = (name: string): readonly unknown[] => ['draft', name]

/**
 * Something half typed, kept in the window under `name` until it is sent: closing a dialog, opening another order or an
 * answer from the cloud does not lose it. Returns what is kept, how to change it, and how to let it go.
 */
export function useDraft<Value>(name: string, empty: Value): [Value, (value: Value) => void, () => void] {
  const cache = useQueryClient()
  const kept = useQuery<Value>({
    queryKey: keyOf(name),
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const keep = useCallback(
    (value: Value) => void cache.setQueryData<unknown>(keyOf(name), value),
    [cache, name],
  )
  const forget = useCallback(() => cache.removeQueries({ queryKey: keyOf(name), exact: true }), [cache, name])
  return [kept.data ?? empty, keep, forget]
}
