import { useEffect, useState } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'

const PATIENCE_MS = 1500

/** The window is up, and the station's program has not answered yet. */
export function Unreachable({ connected }: { connected: boolean }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return connected ? (
    <EmptyState icon="station" title="The station is starting">
      It is checking what was kept here.
    </EmptyState>
  ) : (
    <EmptyState icon="station" title="Looking for the station">
      This window opens by itself as soon as the station program answers. Everything done here is kept on
      disk.
    </EmptyState>
  )
}
