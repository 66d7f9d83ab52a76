import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useStationQueries } from './station-context.tsx'

/** The true time as far as the station knows it, in milliseconds since the epoch; ticks every `everyMs`. */
export function useNow(everyMs = 30_000): number {
  const queries = useStationQueries()
  const status = useQuery({ ...queries.status.queryOptions(), staleTime: Infinity })
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  const offset = status.data ? Date.parse(status.data.time) - status.dataUpdatedAt : 0
  return now + offset
}
