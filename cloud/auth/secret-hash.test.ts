import { expect, test } from 'vitest'
import { hashSecret, matchesNothing, matchesSecret } from './secret-hash.ts'

test('a hash matches its own secret and no other, and is different every time', async () => {
  const hash = await hashSecret('1234')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await matchesSecret('1234', hash)).toBe(true)
  expect(await matchesSecret('1235', hash)).toBe(false)
  expect(await hashSecret('1234')).not.toBe(hash)
})

test('reads the PHC string of another argon2 library, with other costs', async () => {
  // From the test vectors of the reference implementation (phc-winner-argon2, test.c).
  const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  expect(await matchesSecret('password', reference)).toBe(true)
  expect(await matchesSecret('passwore', reference)).toBe(false)
})

test('the same word composed and decomposed is the same secret', async () => {
  expect(await matchesSecret('Zoe\u0308', await hashSecret('Zo\u00eb'))).toBe(true)
})

test.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=1,t=0,p=0$!$!'])(
  '%j as a hash matches nothing',
  async (hash) => {
    expect(await matchesSecret('', hash)).toBe(false)
  },
)

test('nothing is matched by nobody', async () => {
  expect(await matchesNothing('nobody')).toBe(false)
})
