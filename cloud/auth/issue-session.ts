import { toInstant } from '../../src-shared/std/instant.ts'
import type { Session } from '../../src-shared/cloud-contract/auth.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { ACCESS_TOKEN_SECONDS, signAccessToken } from './access-token.ts'
import { permissionsOf, type Account } from './find-account.ts'
import { hashToken, newToken } from './tokens.ts'

/** How long a refresh token waits to be used: a station that was off for a month asks its people to sign in. */
const REFRESH_TOKEN_MS = 30 * 24 * 3600 * 1000

export type SessionContext = Pick<Cloud, 'clock' | 'newId' | 'random' | 'secrets'>

/** A fresh pair of tokens in a family of sessions; the refresh token's hash is stored in `tx`. */
export async function issueSession(
  context: SessionContext,
  tx: Tx,
  account: Account,
  family: { id: string; deviceId: string | null; parentId: string | null },
): Promise<Session> {
  const { clock, newId, random, secrets } = context
  const now = clock.now()
  const refreshToken = newToken(random)
  await tx.query(
    `insert into sessions (id, family_id, parent_id, store_id, user_id, device_id, token_hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      family.id,
      family.parentId,
      account.store_id,
      account.id,
      family.deviceId,
      hashToken(refreshToken),
      toInstant(now),
      toInstant(now + REFRESH_TOKEN_MS),
    ],
  )
  await tx.query('update users set last_seen_at = $2 where id = $1', [account.id, toInstant(now)])
  const role = account.role as Session['person']['role']
  const permissions = permissionsOf(account)
  const accessToken = await signAccessToken(
    {
      sub: account.id,
      sid: family.id,
      store_id: account.store_id,
      app_role: role,
      factory_id: role === 'operator' ? account.factory_id : null,
      maker_id: role === 'maker' ? account.maker_id : null,
      device_id: family.deviceId,
      permissions,
    },
    secrets.tokenSecret,
    clock,
  )
  return {
    accessToken,
    refreshToken,
    expiresAt: toInstant(now + ACCESS_TOKEN_SECONDS * 1000),
    person: {
      id: account.id as Session['person']['id'],
      name: account.name,
      email: account.email,
      role,
      permissions,
    },
    passwordDue: account.one_time_password_until !== null,
    pinHash: account.pin_hash,
  }
}
