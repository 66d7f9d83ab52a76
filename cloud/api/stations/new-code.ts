import { newEnrolmentCode, tidyCode } from '../../auth/enrolment-code.ts'
import { recordAudit } from '../../audit/record.ts'
import { hashToken } from '../../auth/tokens.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import type { RequestContext } from '../../procedures.ts'
import { checkPlace, type Place } from './check-place.ts'

const CODE_MS = 15 * 60 * 1000

/** A one-time code that makes a station of a factory, of a maker, or a desk of the office. Only its hash is kept. */
export async function newCode(
  { cloud, principal }: RequestContext,
  wanted: Place & { readonly stationName: string },
): Promise<{ code: string; expiresAt: string }> {
  const now = cloud.clock.now()
  const code = newEnrolmentCode(cloud.random)
  const expiresAt = toInstant(now + CODE_MS)
  await cloud.db.as(principal.claims, async (tx) => {
    const place = await checkPlace(tx, wanted)
    await tx.elevated(async (service) => {
      await service.query(
        `insert into enrollment_codes (id, store_id, factory_id, maker_id, station_name, code_hash, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          cloud.newId(),
          principal.claims.store_id,
          wanted.factoryId,
          wanted.makerId,
          wanted.stationName,
          hashToken(tidyCode(code)),
          principal.person?.id ?? null,
          toInstant(now),
          expiresAt,
        ],
      )
      await recordAudit(cloud, service, principal, {
        action: 'station.code_made',
        subjectType: 'station',
        subjectId: null,
        detail: `Enrolment code for ${wanted.stationName}, ${place}`,
      })
    })
  })
  return { code, expiresAt }
}
