import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealedWith } from './sealed-secrets.ts'

const here = sealedWith(randomBytes(32))

test('what was sealed here opens here, each time sealed differently', () => {
  const token = 'a token with ünïcode'
  expect(here.open(here.seal(token))).toBe(token)
  expect(here.seal(token)).not.toBe(here.seal(token))
  expect(here.seal(token)).not.toContain('token')
})

test('on another machine nothing opens', () => {
  expect(sealedWith(randomBytes(32)).open(here.seal('token'))).toBeNull()
})

test('what was changed or was never sealed does not open', () => {
  const sealed = Buffer.from(here.seal('token'), 'base64url')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    expect(here.open(changed.toString('base64url'))).toBeNull()
  }
  for (const nonsense of ['', 'plain-token', 'x'.repeat(200)]) expect(here.open(nonsense)).toBeNull()
})
