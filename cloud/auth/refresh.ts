import type { Session } from '../../src-shared/cloud-contract/auth.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { accountById, type Account } from './find-account.ts'
import { issueSession, type SessionContext } from './issue-session.ts'
import { whyNotHere } from './may-sign-in-here.ts'
import type { Principal } from './principal.ts'
import { refuse, type AuthRefusal } from './refusal.ts'
import { hashToken } from './tokens.ts'

/**
 * A used token that comes again within this time, its successor unused, is taken for a lost reply: the successor is
 * replaced. Later, or when the successor was used, it is taken for stolen and its whole family ends.
 */
const LOST_REPLY_MS = 120_000

interface TokenRow {
  id: string
  family_id: string
  user_id: string
  device_id: string | null
  used_at: Date | null
  ended_at: Date | null
  expires_at: Date
}

const signInAgain = refuse('session_ended', 401, 'This session has ended: sign in again.')

/** Trades a refresh token for a new pair, once. */
export async function refresh(
  cloud: SessionContext & Pick<Cloud, 'db'>,
  refreshToken: string,
): Promise<Session | AuthRefusal> {
  const now = cloud.clock.now()
  return cloud.db.asService(async (tx) => {
    const token = await lockFamilyOf(tx, hashToken(refreshToken))
    if (!token || token.expires_at.getTime() <= now) return signInAgain
    if (token.ended_at || (token.used_at && !(await replyWasLost(tx, token, now)))) {
      await endFamily(tx, token.family_id, now)
      return signInAgain
    }
    const account = await accountById(tx, token.user_id)
    const refusal = account ? await stillWelcome(tx, account, token.device_id) : signInAgain
    if (!account || refusal) {
      await endFamily(tx, token.family_id, now)
      return refusal ?? signInAgain
    }
    await tx.query('update sessions set used_at = coalesce(used_at, $2) where id = $1', [
      token.id,
      toInstant(now),
    ])
    return issueSession(cloud, tx, account, {
      id: token.family_id,
      deviceId: token.device_id,
      parentId: token.id,
    })
  })
}

/** Ends the session that a refresh token belongs to. An unknown token has nothing to end. */
export async function signOut(
  { db, clock }: Pick<Cloud, 'db' | 'clock'>,
  refreshToken: string,
): Promise<void> {
  await db.asService(async (tx) => {
    const token = await lockFamilyOf(tx, hashToken(refreshToken))
    if (token) await endFamily(tx, token.family_id, clock.now())
  })
}

/** Ends everything that a person or a station is signed in with. */
export async function endSessionsOf(
  tx: Tx,
  who: { userId?: string; deviceId?: string },
  now: number,
): Promise<void> {
  await tx.query(
    'update sessions set ended_at = $3 where ended_at is null and (user_id = $1 or device_id = $2)',
    [who.userId ?? null, who.deviceId ?? null, toInstant(now)],
  )
}

/** The token's row; its family is locked, so that two who refresh at once take turns. */
async function lockFamilyOf(tx: Tx, hash: string): Promise<TokenRow | null> {
  await tx.query(
    'select id from sessions where family_id = (select family_id from sessions where token_hash = $1) order by id for update',
    [hash],
  )
  return tx.first<TokenRow>(
    'select id, family_id, user_id, device_id, used_at, ended_at, expires_at from sessions where token_hash = $1',
    [hash],
  )
}

/** Whether nobody used what this token was traded for; if so, that is taken back. */
async function replyWasLost(tx: Tx, token: TokenRow, now: number): Promise<boolean> {
  if (!token.used_at || now - token.used_at.getTime() > LOST_REPLY_MS) return false
  const successors = await tx.query<{ used: boolean }>(
    'select used_at is not null as used from sessions where parent_id = $1',
    [token.id],
  )
  if (successors.some(({ used }) => used)) return false
  await tx.query('update sessions set ended_at = $2 where parent_id = $1 and ended_at is null', [
    token.id,
    toInstant(now),
  ])
  return true
}

async function endFamily(tx: Tx, family: string, now: number): Promise<void> {
  await tx.query('update sessions set ended_at = $2 where family_id = $1 and ended_at is null', [
    family,
    toInstant(now),
  ])
}

/** The same questions as at sign-in: people are taken out, move, and stations are revoked. */
async function stillWelcome(tx: Tx, account: Account, deviceId: string | null): Promise<AuthRefusal | null> {
  if (!deviceId) return whyNotHere(account, null)
  const row = await tx.first<{
    id: string
    name: string
    factory_id: string | null
    maker_id: string | null
    revoked: boolean
  }>('select id, name, factory_id, maker_id, revoked_at is not null as revoked from devices where id = $1', [
    deviceId,
  ])
  if (!row || row.revoked) return refuse('device_revoked', 403, 'This station has been revoked.')
  const device: Principal['device'] = {
    id: row.id,
    name: row.name,
    factoryId: row.factory_id,
    makerId: row.maker_id,
  }
  return whyNotHere(account, device)
}
