import { z } from 'zod'
import { permission } from '../../src-shared/fulfillment/document.ts'
import { readAccessToken } from './access-token.ts'
import { permissionsOf } from './find-account.ts'
import type { AuthContext } from './open-auth.ts'
import type { Principal, Unauthenticated } from './principal.ts'

const standing = z.object({
  name: z.string(),
  role: z.enum(['operator', 'maker', 'admin']),
  active: z.boolean(),
  session_live: z.boolean(),
  password_due: z.boolean(),
  factory_id: z.uuid().nullable(),
  maker_id: z.uuid().nullable(),
  maker_suspended: z.boolean(),
  permissions: z.array(permission),
  device_name: z.string().nullable(),
  device_factory_id: z.uuid().nullable(),
  device_maker_id: z.uuid().nullable(),
  device_revoked: z.boolean(),
})

/**
 * Who an access token stands for. Role, factory and permissions are read afresh, so that taking someone out, ending a
 * session or revoking the station works at once and not when the token runs out.
 */
export async function authenticateBearer(
  { db, clock, secret }: AuthContext,
  token: string,
): Promise<Principal | Unauthenticated> {
  const claims = await readAccessToken(token, secret, clock)
  if (claims === 'token_expired')
    return { refused: 'token_expired', status: 401, detail: 'The access token has run out: refresh it.' }
  if (claims === 'token_invalid')
    return { refused: 'token_invalid', status: 401, detail: 'The access token is not one of ours.' }
  const [now] = await db.asService((tx) =>
    tx.rows(standing, QUERY, [claims.sub, claims.store_id, claims.sid, claims.device_id]),
  )
  if (!now?.active)
    return { refused: 'person_inactive', status: 401, detail: 'This person no longer has access.' }
  if (now.maker_suspended)
    return {
      refused: 'maker_suspended',
      status: 403,
      detail: 'Your work with us is suspended at present. Ask the office.',
    }
  if (now.device_revoked)
    return { refused: 'device_revoked', status: 403, detail: 'This station has been revoked.' }
  if (!now.session_live)
    return { refused: 'session_ended', status: 401, detail: 'This session has ended: sign in again.' }
  const { sub, store_id, device_id } = claims
  return {
    claims: {
      role: 'authenticated',
      store_id,
      sub,
      app_role: now.role,
      factory_id: now.role === 'operator' ? now.factory_id : null,
      maker_id: now.role === 'maker' ? now.maker_id : null,
      ...(device_id && { device_id }),
    },
    person: { id: sub, name: now.name, role: now.role, ...(now.password_due && { passwordDue: true }) },
    device: device_id
      ? {
          id: device_id,
          name: now.device_name ?? '',
          factoryId: now.device_factory_id,
          makerId: now.device_maker_id,
        }
      : null,
    permissions: permissionsOf(now),
  }
}

const QUERY = `
  select u.name, u.role, u.active, u.one_time_password_until is not null as password_due,
    exists (select from sessions s where s.family_id = $3 and s.user_id = u.id and s.ended_at is null) as session_live,
    m.factory_id, mp.id as maker_id, coalesce(u.role = 'maker' and mp.status = 'suspended', false) as maker_suspended, coalesce(m.permissions, '{}') as permissions,
    d.name as device_name, d.factory_id as device_factory_id, d.maker_id as device_maker_id, d.revoked_at is not null as device_revoked
  from users u
  left join lateral (select fm.factory_id, fm.permissions from factory_members fm where fm.user_id = u.id order by fm.factory_id limit 1) m on true
  left join maker_profiles mp on mp.user_id = u.id
  left join devices d on d.id = $4::uuid
  where u.id = $1 and u.store_id = $2 and u.role <> 'shopper'`
