import { newEnrolmentCode, tidyCode } from '../../auth/enrolment-code.ts'
import { hashToken } from '../../auth/tokens.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'

const CODE_MS = 15 * 60 * 1000

/** A one-time code that makes a station of a factory. Only its hash is kept. */
export async function newCode(
  { cloud, principal }: RequestContext,
  wanted: { readonly stationName: string; readonly factoryId: string },
): Promise<{ code: string; expiresAt: string }> {
  const now = cloud.clock.now()
  const code = newEnrolmentCode(cloud.random)
  const expiresAt = toInstant(now + CODE_MS)
  await cloud.db.as(principal.claims, async (tx) => {
    if (!(await tx.first('select id from factories where id = $1', [wanted.factoryId])))
      throw new Problem(422, 'invalid_fields', 'There is no such factory.', {
        errors: [{ field: 'factoryId', message: 'is not a factory of this store' }],
      })
    await tx.elevated((service) =>
      service.query(
        `insert into enrollment_codes (id, store_id, factory_id, station_name, code_hash, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          cloud.newId(),
          principal.claims.store_id,
          wanted.factoryId,
          wanted.stationName,
          hashToken(tidyCode(code)),
          principal.person?.id ?? null,
          toInstant(now),
          expiresAt,
        ],
      ),
    )
  })
  return { code, expiresAt }
}
