import type { Session } from '../../src-shared/cloud-contract/auth.ts'
import type { Cloud } from '../cloud.ts'
import { takePoint } from '../db/rate-limit.ts'
import { accountByEmail } from './find-account.ts'
import { issueSession, type SessionContext } from './issue-session.ts'
import { whyNotHere } from './may-sign-in-here.ts'
import type { Principal } from './principal.ts'
import { refuse, tooMany, type AuthRefusal } from './refusal.ts'
import { matchesNothing, matchesSecret } from './secret-hash.ts'

/** A whole factory may sit behind one address at the start of a shift; one account is tried by one person. */
const PER_ADDRESS = { points: 100, seconds: 300 }
const PER_EMAIL = { points: 10, seconds: 300 }

export interface Credentials {
  readonly email: string
  readonly password: string
}

/**
 * Signs a person in; on a station when `caller.device` is one, and then only where they work. An unknown e-mail takes
 * as long as a wrong password and gets the same answer, so that neither tells who has an account.
 */
export async function signIn(
  cloud: SessionContext & Pick<Cloud, 'db'>,
  { email, password }: Credentials,
  caller: { readonly principal: Principal; readonly ip: string },
): Promise<Session | AuthRefusal> {
  const { store_id: storeId } = caller.principal.claims
  const byAddress = await takePoint(cloud.db, `sign-in:ip:${caller.ip}`, PER_ADDRESS)
  if (!byAddress.allowed) return tooMany(byAddress.retryAfter)
  const byEmail = await takePoint(
    cloud.db,
    `sign-in:email:${storeId}:${email.trim().toLowerCase()}`,
    PER_EMAIL,
  )
  if (!byEmail.allowed) return tooMany(byEmail.retryAfter)

  const account = await cloud.db.asService((tx) => accountByEmail(tx, storeId, email))
  const hash = account?.password_hash
  const matches = hash ? await matchesSecret(password, hash) : await matchesNothing(password)
  if (!account || !matches)
    return refuse('wrong_credentials', 401, 'This e-mail and password do not belong together.')

  const { device } = caller.principal
  const until = account.one_time_password_until
  if (until && until.getTime() <= cloud.clock.now())
    return refuse('password_expired', 403, 'This one-time password has run out. Ask an admin for another.')
  const refusal = whyNotHere(account, device)
  if (refusal) return refusal
  const family = { id: cloud.newId(), deviceId: device?.id ?? null, parentId: null }
  return cloud.db.asService((tx) => issueSession(cloud, tx, account, family))
}
