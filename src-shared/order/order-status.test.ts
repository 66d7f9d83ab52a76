import { expect, test } from 'vitest'
import { deriveOrderStatus } from './order-status.ts'

test.each([
  ['pending', [], 'pending_payment'],
  ['failed', ['submitted'], 'pending_payment'],
  ['paid', [], 'new'],
  ['paid', ['submitted', 'pending'], 'new'],
  ['paid', ['submitted', 'processing'], 'in_production'],
  ['paid', ['processing', 'shipped'], 'partially_shipped'],
  ['paid', ['shipped', 'delivered'], 'shipped'],
  ['paid', ['delivered', 'delivered'], 'delivered'],
  ['paid', ['cancelled', 'shipped'], 'shipped'],
  ['paid', ['cancelled', 'cancelled'], 'cancelled'],
  ['refunded', [], 'cancelled'],
] as const)('payment %s with fulfilments %j is %s', (payment, states, status) => {
  expect(deriveOrderStatus(payment, states)).toBe(status)
})
