import type { Cloud } from '../cloud.ts'
import { recordAudit } from '../audit/record.ts'
import { takePoint } from '../db/rate-limit.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Principal } from './principal.ts'
import { refuse, tooMany, type AuthRefusal } from './refusal.ts'
import { hashSecret, matchesNothing, matchesSecret } from './secret-hash.ts'

/** Somebody at an unlocked bench must not be able to try passwords all day. */
const PER_PERSON = { points: 10, seconds: 300 }

/**
 * Changes a person's own password, given the one they have. Their sessions everywhere but on the calling station end.
 * A one-time password is used up by it. Null when it is done.
 */
export async function changePassword(
  cloud: Pick<Cloud, 'db' | 'clock' | 'newId'>,
  who: Principal,
  userId: string,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<{ readonly changed: true } | AuthRefusal> {
  const taken = await takePoint(cloud.db, `password:${userId}`, PER_PERSON)
  if (!taken.allowed) return tooMany(taken.retryAfter)
  const known = await cloud.db.asService((tx) =>
    tx.first<{ password_hash: string | null }>('select password_hash from users where id = $1', [userId]),
  )
  const hash = known?.password_hash
  const matches = hash ? await matchesSecret(current, hash) : await matchesNothing(current)
  if (!hash || !matches)
    return refuse('wrong_password', 403, 'The password you have now is another one. Type it again.')
  if (await matchesSecret(next, hash))
    return refuse('same_password', 409, 'This is the password you have already. Choose another one.')
  const nextHash = await hashSecret(next)
  return cloud.db.asService(async (tx) => {
    const changed = await tx.first(
      'update users set password_hash = $3, one_time_password_until = null where id = $1 and password_hash = $2 returning id',
      [userId, hash, nextHash],
    )
    if (!changed)
      return refuse('changed_meanwhile', 409, 'The password was changed meanwhile. Sign in with the new one.')
    await tx.query(
      'update sessions set ended_at = $3 where ended_at is null and user_id = $1 and device_id is distinct from $2',
      [userId, who.device?.id ?? null, toInstant(cloud.clock.now())],
    )
    await recordAudit(cloud, tx, who, {
      action: 'person.password_changed',
      subjectType: 'person',
      subjectId: userId,
      detail: 'Changed their own password',
    })
    return { changed: true as const }
  })
}
