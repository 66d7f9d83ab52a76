import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { readAccessToken, signAccessToken, type AccessClaims } from './access-token.ts'

const secret = 'a secret of more than thirty-two characters'
let now = Date.parse('2026-11-21T08:00:00Z')
const clock = { now: () => now, monotonic: () => 0 }
const id = '01900000-0000-7000-8000-000000000001'
const claims: AccessClaims = {
  sub: id,
  sid: id,
  store_id: id,
  app_role: 'operator',
  factory_id: id,
  maker_id: null,
  device_id: null,
  permissions: ['reprint'],
}

test('what was signed is read back for fifteen minutes', async () => {
  const token = await signAccessToken(claims, secret, clock)
  expect(await readAccessToken(token, secret, clock)).toEqual(claims)
  now += 15 * 60_000 - 1000
  expect(await readAccessToken(token, secret, clock)).toEqual(claims)
  now += 2000
  expect(await readAccessToken(token, secret, clock)).toBe('token_expired')
})

test('other secrets, other algorithms, none at all, other audiences and missing claims are refused', async () => {
  const key = new TextEncoder().encode(secret)
  const jwt = () =>
    new SignJWT({ ...claims })
      .setIssuer('packbench')
      .setAudience('authenticated')
      .setExpirationTime(now / 1000 + 60)
  const forged = [
    await signAccessToken(claims, `${secret}!`, clock),
    await jwt().setProtectedHeader({ alg: 'HS512' }).sign(key),
    new UnsecuredJWT({ ...claims })
      .setIssuer('packbench')
      .setAudience('authenticated')
      .setExpirationTime(now / 1000 + 60)
      .encode(),
    await jwt().setAudience('anon').setProtectedHeader({ alg: 'HS256' }).sign(key),
    await new SignJWT({ sub: id })
      .setIssuer('packbench')
      .setAudience('authenticated')
      .setExpirationTime(now / 1000 + 60)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(key),
    'not.a.token',
    '',
  ]
  for (const token of forged) expect(await readAccessToken(token, secret, clock)).toBe('token_invalid')
  expect(
    await readAccessToken(await jwt().setProtectedHeader({ alg: 'HS256' }).sign(key), secret, clock),
  ).toEqual(claims)
})
