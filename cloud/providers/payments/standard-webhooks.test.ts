import { describe, expect, test } from 'vitest'
import { signature, verifyWebhook } from './standard-webhooks.ts'

/** Vectors computed with two independent implementations of the specification. */
const VECTORS = [
  {
    secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
    id: 'msg_loFOjxBNrRLzqYUf',
    timestamp: 1731705121,
    body: '{"event_type":"ping","data":{"success":true}}',
    signed: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  },
  {
    secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    id: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
    timestamp: 1649367553,
    body: '{"email":"test@example.com","username":"test_user"}',
    signed: 'v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=',
  },
  {
    secret: 'whsec_ZnVsZmlsbWVudC1yZWZlcmVuY2Utc2VjcmV0LTAwMDE=',
    id: 'msg_2fulfilmentReferenceVector1',
    timestamp: 1767225600,
    body: '{"type":"payment","data":{"id":"cGF5cmVxL3Rlc3Q=","status":"PaymentInitiationRequestCompleted","note":"Zażółć – R 1 250,00 ✓"}}',
    signed: 'v1,4RT43KRaznTpd1iXbF3gSuvC+tR0suSoZ527tDncT/k=',
  },
] as const

const [vector] = VECTORS
const request = (headers: Record<string, string>, body: string) => ({
  body: new TextEncoder().encode(body),
  header: (name: string) => headers[name] ?? null,
})
const named = (
  prefix: 'webhook' | 'svix',
  { id, timestamp, signed }: { id: string; timestamp: number | string; signed: string },
) => ({ [`${prefix}-id`]: id, [`${prefix}-timestamp`]: String(timestamp), [`${prefix}-signature`]: signed })
const now = vector.timestamp * 1000
const accepted = (
  overrides: Partial<{
    id: string
    timestamp: number | string
    signed: string
    body: string
    secrets: string[]
  }> = {},
): boolean =>
  'id' in
  verifyWebhook(
    request(named('webhook', { ...vector, ...overrides }), overrides.body ?? vector.body),
    overrides.secrets ?? [vector.secret],
    now,
  )

describe('Standard Webhooks', () => {
  test.each(VECTORS)(
    'signs and verifies the vector $id, under both names of the headers',
    ({ secret, id, timestamp, body, signed }) => {
      expect(signature(secret, id, timestamp, body)).toBe(signed)
      for (const prefix of ['webhook', 'svix'] as const)
        expect(
          verifyWebhook(request(named(prefix, { id, timestamp, signed }), body), [secret], timestamp * 1000),
        ).toEqual({ id })
    },
  )

  test('accepts any entry of the list that fits, with any live secret', () => {
    expect(accepted({ signed: `v1,${Buffer.alloc(32).toString('base64')} ${vector.signed}` })).toBe(true)
    expect(accepted({ secrets: [VECTORS[1].secret, vector.secret] })).toBe(true)
    expect(accepted({ signed: `v2,AAAA v1a,BBBB ${vector.signed}` })).toBe(true)
  })

  test.each([
    ['a body with one more blank', { body: `${vector.body} ` }],
    ['another id', { id: 'msg_other' }],
    ['an id with a full stop', { id: 'msg.1' }],
    ['another timestamp', { timestamp: vector.timestamp + 1 }],
    ['a timestamp with letters behind it', { timestamp: `${vector.timestamp}abc` }],
    ['a negative timestamp', { timestamp: `-${vector.timestamp}` }],
    ['the other version', { signed: vector.signed.replace('v1,', 'v1a,') }],
    ['a version without a comma', { signed: 'v1' }],
    ['a shorter signature', { signed: vector.signed.slice(0, 20) }],
    ['an empty signature', { signed: 'v1,' }],
    ['another secret', { secrets: [VECTORS[1].secret] }],
    ['no live secret', { secrets: [] }],
  ])('turns away %s', (_what, overrides) => {
    expect(accepted(overrides)).toBe(false)
  })

  test('refuses to work with a secret that is too short to be one', () => {
    expect(() => accepted({ secrets: ['whsec_AAAA'] })).toThrow('at least 16 bytes')
  })
})
