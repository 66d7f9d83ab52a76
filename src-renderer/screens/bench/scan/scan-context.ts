import { createContext, use, useEffect, useRef } from 'react'
import type { ScanResult } from '../../../../src-shared/station-contract/bench.ts'

/** What a packing screen wants to hear of scans. */
export interface PackingEars {
  /** The fulfilment that scans count for. */
  readonly fulfillmentId: string
  onCounted(result: Extract<ScanResult, { kind: 'counted' }>): void
  onTracking(result: Extract<ScanResult, { kind: 'tracking' }>): void
  onCommand(command: 'ship' | 'undo' | 'print'): void
}

export interface ScanDoor {
  /** Lends its ears until the returned function is called. */
  listen(ears: PackingEars): () => void
  /** The same as if a scanner had read `code`. */
  scan(code: string): void
}

export const ScanDoorContext = createContext<ScanDoor | null>(null)

export function useScanDoor(): ScanDoor {
  const door = use(ScanDoorContext)
  if (!door) throw new Error('Scans are asked for outside of ScanProvider: wrap the frame in it.')
  return door
}

/** Makes scans count for one fulfilment as long as the screen is shown. */
export function usePackingScans(ears: PackingEars): void {
  const door = useScanDoor()
  const latest = useRef(ears)
  useEffect(() => {
    latest.current = ears
  })
  useEffect(
    () =>
      door.listen({
        fulfillmentId: ears.fulfillmentId,
        onCounted: (result) => latest.current.onCounted(result),
        onTracking: (result) => latest.current.onTracking(result),
        onCommand: (command) => latest.current.onCommand(command),
      }),
    [door, ears.fulfillmentId],
  )
}
