import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from '../../src-shared/std/instant.ts'

/** How long an access token is good for. */
export const ACCESS_TOKEN_SECONDS = 15 * 60

const ISSUER = 'packbench'

/** What is in an access token. Whether the session, the person and the station still stand is asked of the database. */
export const accessClaims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  store_id: z.uuid(),
  app_role: z.enum(['operator', 'maker', 'admin']),
  factory_id: z.uuid().nullable(),
  maker_id: z.uuid().nullable(),
  device_id: z.uuid().nullable(),
  permissions: z.array(z.string()),
})
export type AccessClaims = z.infer<typeof accessClaims>

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret)

/** Signs a JWT (HS256) that expires 15 minutes from now. */
export async function signAccessToken(claims: AccessClaims, secret: string, clock: Clock): Promise<string> {
  const now = Math.floor(clock.now() / 1000)
  return new SignJWT({ ...claims, role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience('authenticated')
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_TOKEN_SECONDS)
    .sign(keyOf(secret))
}

/** The claims of a token of ours, or why it is not accepted. */
export async function readAccessToken(
  token: string,
  secret: string,
  clock: Clock,
): Promise<AccessClaims | 'token_expired' | 'token_invalid'> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: 'authenticated',
      currentDate: new Date(clock.now()),
    })
    return accessClaims.parse(payload)
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'token_expired' : 'token_invalid'
  }
}
