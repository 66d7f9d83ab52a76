import { expect, test } from 'vitest'
import { orderOfToken, trackToken } from './track-link.ts'

const cloud = {
  secrets: { tokenSecret: 'a secret of at least thirty-two characters', testPaymentSecret: '' },
}
const orderId = '019a0000-0000-7000-8000-0000000000ab'

test('a token leads back to its order', () => {
  expect(orderOfToken(cloud, trackToken(cloud, orderId))).toBe(orderId)
})

test('a token that was changed anywhere, cut, lengthened, or signed by others leads nowhere', () => {
  const token = trackToken(cloud, orderId)
  const others = { secrets: { ...cloud.secrets, tokenSecret: 'another secret of thirty-two characters' } }
  for (let at = 0; at < token.length; at++) {
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    expect(orderOfToken(cloud, changed), `changed at ${at}`).toBeNull()
  }
  for (const wrong of [
    '',
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token} `,
    trackToken(others, orderId),
    orderId,
  ])
    expect(orderOfToken(cloud, wrong)).toBeNull()
})
