import type { StationClient } from '../src-shared/station-contract/contract.ts'
import type { StationStatus } from '../src-shared/station-contract/status.ts'

/** Waits, by the station's own events as a window does, until its status fits; gives up with an error after `ms`. */
export async function statusThat(
  client: StationClient,
  fits: (status: StationStatus) => boolean,
  ms = 120_000,
): Promise<StationStatus> {
  const late = AbortSignal.timeout(ms)
  const done = new AbortController()
  const signal = AbortSignal.any([late, done.signal])
  try {
    const events = await client.events(undefined, { signal })
    const now = await client.status()
    if (fits(now)) return now
    for await (const event of events) if (event.t === 'status' && fits(event.status)) return event.status
  } catch (error) {
    if (!late.aborted) throw error
  } finally {
    done.abort()
  }
  throw new Error(`Waited ${ms} ms in vain`)
}
