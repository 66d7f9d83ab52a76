import { z } from 'zod'
import type { Place } from '../../src-shared/maker/distance.ts'
import type { Candidate } from '../../src-shared/maker/matching.ts'
import { makerStatus, storedCapabilities, storedLocation } from '../../src-shared/maker/profile.ts'
import { foldForSearch } from '../../src-shared/std/plain-text.ts'
import type { Tx } from '../db/database.ts'
import { MAKER_COLUMNS, MAKER_TABLES, recordSince } from './maker-rows.ts'

const candidate = z.object({
  id: z.uuid(),
  name: z.string(),
  status: makerStatus,
  capabilities: storedCapabilities,
  location: storedLocation,
  capacity: z.int(),
  openJobs: z.int(),
  onTime: z.object({ shipped: z.int(), inTime: z.int() }),
})

/** The makers of the caller's store who get jobs, as matching sees them. Who may not sign in is not among them. */
export async function activeCandidates(tx: Tx, now: Date): Promise<Candidate[]> {
  const rows = await tx.rows(
    candidate,
    `select ${MAKER_COLUMNS} from ${MAKER_TABLES} where m.status = 'active' and u.active`,
    [recordSince(now)],
  )
  return rows.map(({ id, ...row }) => ({ makerId: id, ...row }))
}

/**
 * Where cities are, as far as the makers' own profiles say: an address has no coordinates, but a maker in the same city
 * has.
 */
export function placesOf(candidates: readonly Candidate[]): (city: string, country: string) => Place | null {
  const known = new Map<string, Place>()
  for (const { location } of candidates.toSorted((a, b) => (a.makerId < b.makerId ? -1 : 1))) {
    const { city, country, latitude, longitude } = location
    if (city !== '' && latitude !== null && longitude !== null && !known.has(keyOf(city, country)))
      known.set(keyOf(city, country), { latitude, longitude })
  }
  return (city, country) => known.get(keyOf(city, country)) ?? null
}

const keyOf = (city: string, country: string): string => `${country} ${foldForSearch(city)}`
