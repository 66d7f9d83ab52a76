import { useEffect, useState } from 'react'
import { useStatus } from './status.ts'

/** The true time as far as the station knows it, in milliseconds since the epoch; ticks every `everyMs`. */
export function useNow(everyMs = 30_000): number {
  const status = useStatus()
  const [offset, setOffset] = useState(0)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (status) setOffset(Date.parse(status.time) - Date.now())
  }, [status])
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now + offset
}
