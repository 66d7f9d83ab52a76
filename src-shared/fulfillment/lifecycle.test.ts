import { describe, expect, test } from 'vitest'
import { ENDED, fulfillmentEvent, fulfillmentState, lifecycle, next } from './lifecycle.ts'

describe('the life cycle of a fulfilment', () => {
  test('every state answers every event', () => {
    for (const state of fulfillmentState.options)
      for (const event of fulfillmentEvent.options) expect(lifecycle[state]).toHaveProperty(event)
  })

  test('what has left the building cannot be cancelled', () => {
    expect(next('shipped', 'cancel')).toBeNull()
    expect(next('delivered', 'request_cancel')).toBeNull()
  })

  test('only a failed fulfilment comes back, by retrying', () => {
    for (const state of ENDED)
      for (const event of fulfillmentEvent.options) {
        const after = next(state, event)
        if (after && !ENDED.has(after)) expect([state, event]).toEqual(['failed', 'retry'])
      }
  })
})
