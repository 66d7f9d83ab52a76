import type { PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { recordAudit } from '../../audit/record.ts'
import { newEnrolmentCode } from '../../auth/enrolment-code.ts'
import { endSessionsOf } from '../../auth/refresh.ts'
import { hashSecret } from '../../auth/secret-hash.ts'
import type { RequestContext } from '../../procedures.ts'
import { personOrProblem } from './update-person.ts'

/** Long enough for a weekend between the reset and the first sign-in. */
const ONE_TIME_MS = 72 * 3600 * 1000

/** Takes a person's PIN back. Stations forget theirs at their next contact; the person sets a new one at their next sign-in. */
export function resetPin({ cloud, principal }: RequestContext, id: string): Promise<PersonRow> {
  return cloud.db.as(principal.claims, async (tx) => {
    const { name } = await personOrProblem(tx, id)
    await tx.elevated(async (service) => {
      await service.query('update users set pin_hash = null where id = $1', [id])
      await recordAudit(cloud, service, principal, {
        action: 'person.pin_reset',
        subjectType: 'person',
        subjectId: id,
        detail: `PIN of ${name} taken back`,
      })
    })
    return personOrProblem(tx, id)
  })
}

/**
 * Gives a person a password for one sign-in, good for three days, and signs them out everywhere. It is in the answer and
 * nowhere else; before anything else they have to choose one of their own.
 */
export async function resetPassword(
  { cloud, principal }: RequestContext,
  id: string,
): Promise<{ person: PersonRow; password: string; until: string }> {
  const password = `${newEnrolmentCode(cloud.random)}-${newEnrolmentCode(cloud.random)}`.toLowerCase()
  const hash = await hashSecret(password)
  const now = cloud.clock.now()
  const until = toInstant(now + ONE_TIME_MS)
  const person = await cloud.db.as(principal.claims, async (tx) => {
    const { name } = await personOrProblem(tx, id)
    await tx.elevated(async (service) => {
      await service.query('update users set password_hash = $2, one_time_password_until = $3 where id = $1', [
        id,
        hash,
        until,
      ])
      await endSessionsOf(service, { userId: id }, now)
      await recordAudit(cloud, service, principal, {
        action: 'person.password_reset',
        subjectType: 'person',
        subjectId: id,
        detail: `One-time password for ${name}`,
      })
    })
    return personOrProblem(tx, id)
  })
  return { person, password, until }
}
