import { expect, test } from 'vitest'
import type { PublicPart } from './public-order.ts'
import { storyOf } from './story.ts'

const paidAt = new Date('2026-11-20T10:00:00Z')
const part = (overrides: Partial<PublicPart> = {}): PublicPart => ({
  state: 'submitted',
  requiresShipping: true,
  dueAt: '2026-11-25T10:00:00.000Z',
  startedAt: null,
  packedAt: null,
  shippedAt: null,
  deliveredAt: null,
  endedAt: null,
  refund: null,
  parcels: [],
  items: [],
  ...overrides,
})
const told = (overrides: Partial<PublicPart>): string | undefined =>
  storyOf({ paidAt }, part(overrides))
    ?.map((step) => `${step.name}:${step.state}`)
    .join(' ')
const at = '2026-11-21T10:00:00.000Z'

test.each([
  [{}, 'paid:now making:ahead packed:ahead on_its_way:ahead delivered:ahead'],
  [
    { state: 'processing', startedAt: at },
    'paid:done making:now packed:ahead on_its_way:ahead delivered:ahead',
  ],
  [
    { state: 'processing', startedAt: at, packedAt: at },
    'paid:done making:done packed:now on_its_way:ahead delivered:ahead',
  ],
  [
    { state: 'shipped', startedAt: at, packedAt: at, shippedAt: at },
    'paid:done making:done packed:done on_its_way:now delivered:ahead',
  ],
  [
    { state: 'delivered', startedAt: at, packedAt: at, shippedAt: at, deliveredAt: at },
    'paid:done making:done packed:done on_its_way:done delivered:done',
  ],
  [{ state: 'shipped', shippedAt: at }, 'paid:done making:done packed:done on_its_way:now delivered:ahead'],
  [
    { state: 'delivered', requiresShipping: false, startedAt: at, packedAt: at, deliveredAt: at },
    'paid:done making:done packed:done delivered:done',
  ],
] as const)('%j', (overrides, story) => {
  expect(told(overrides)).toBe(story)
})

test('a part that was cancelled has no story', () => {
  expect(storyOf({ paidAt }, part({ state: 'cancelled' }))).toBeNull()
})
