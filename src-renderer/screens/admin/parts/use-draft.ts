import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

const keyOf = (name: string): readonly unknown[] => ['draft', name]

const kept = <Value>(cache: QueryClient, name: string, empty: Value): Value =>
  cache.getQueryData<Value>(keyOf(name)) ?? empty

/**
 * Something half typed, kept in the window under `name` until it is sent: closing a dialog, opening another order or an
 * answer from the cloud does not lose it. Returns what is kept, how to change it, and how to let it go.
 * The field lives in the component's own state, because the cache tells its readers a moment too late for typing.
 */
export function useDraft<Value>(name: string, empty: Value): [Value, (value: Value) => void, () => void] {
  const cache = useQueryClient()
  const [held, setHeld] = useState(() => ({ name, value: kept(cache, name, empty) }))
  const now = held.name === name ? held : { name, value: kept(cache, name, empty) }
  if (now !== held) setHeld(now)
  const keep = useCallback(
    (value: Value): void => {
      cache.setQueryDefaults(keyOf(name), { gcTime: Infinity })
      cache.setQueryData<unknown>(keyOf(name), value)
      setHeld({ name, value })
    },
    [cache, name],
  )
  const forget = useCallback((): void => {
    cache.removeQueries({ queryKey: keyOf(name), exact: true })
    setHeld({ name, value: empty })
  }, [cache, name, empty])
  return [now.value, keep, forget]
}
