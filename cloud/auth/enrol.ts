import type { EnrolledDevice } from '../../src-shared/cloud-contract/auth.ts'
import { enrolledDevice } from '../../src-shared/cloud-contract/auth.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import { takePoint } from '../db/rate-limit.ts'
import { placeOf } from './device-place.ts'
import { tidyCode } from './enrolment-code.ts'
import { refuse, tooMany, type AuthRefusal } from './refusal.ts'
import { hashToken, newToken } from './tokens.ts'

/** Setting up a hall full of stations takes one code each; guessing one takes a trillion. */
const PER_ADDRESS = { points: 60, seconds: 60 }

interface CodeRow {
  id: string
  store_id: string
  factory_id: string | null
  maker_id: string | null
  station_name: string
  used_at: Date | null
  expires_at: Date
}

type EnrolContext = Pick<Cloud, 'db' | 'clock' | 'newId' | 'random'>

/** Makes a station of whoever has a one-time code. The device token is in the answer and nowhere else. */
export async function enrol(
  cloud: EnrolContext,
  given: { readonly code: string; readonly version: string },
  ip: string,
): Promise<EnrolledDevice | AuthRefusal> {
  const taken = await takePoint(cloud.db, `enrol:ip:${ip}`, PER_ADDRESS)
  if (!taken.allowed) return tooMany(taken.retryAfter)
  const now = cloud.clock.now()
  return cloud.db.asService(async (tx) => {
    const code = await tx.first<CodeRow>(
      'select id, store_id, factory_id, maker_id, station_name, used_at, expires_at from enrollment_codes where code_hash = $1 for update',
      [hashToken(tidyCode(given.code))],
    )
    if (!code) return refuse('code_unknown', 403, 'This code is not known. Check it, or ask for a new one.')
    if (code.used_at) return refuse('code_used', 403, 'This code has been used already. Ask for a new one.')
    if (code.expires_at.getTime() <= now)
      return refuse('code_expired', 403, 'This code has run out. Ask for a new one.')
    const deviceId = cloud.newId()
    const deviceToken = newToken(cloud.random)
    await tx.query(
      `insert into devices (id, store_id, factory_id, maker_id, name, token_hash, version, enrolled_at, last_seen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [
        deviceId,
        code.store_id,
        code.factory_id,
        code.maker_id,
        code.station_name,
        hashToken(deviceToken),
        given.version,
        toInstant(now),
      ],
    )
    await tx.query('update enrollment_codes set used_at = $2, device_id = $3 where id = $1', [
      code.id,
      toInstant(now),
      deviceId,
    ])
    return enrolledDevice.parse({
      deviceId,
      deviceToken,
      cloudTime: toInstant(now),
      ...(await placeOf(tx, deviceId)),
    })
  })
}
