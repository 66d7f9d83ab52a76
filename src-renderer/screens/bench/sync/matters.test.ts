import { expect, test } from 'vitest'
import { fulfillmentId, mutationId } from '../../../../src-shared/ids/ids.ts'
import type { RefusedAction } from '../../../../src-shared/station-contract/bench.ts'
import { inShort, mattersOf } from './matters.ts'

const id = (n: number): string => `0192f000-0090-7000-8000-00000000000${n}`

/** An action of order `order` that was turned down; the `minute` of doing it tells it from others. */
const refused = (order: number, name: string, minute: number, title = 'Cancelled.'): RefusedAction => ({
  mutationId: mutationId.parse(id(minute)),
  fulfillmentId: fulfillmentId.parse(id(order)),
  orderNumber: `PB-${order}`,
  customer: null,
  name: `fulfillment.${name}`,
  actorName: 'Thandi',
  at: `2026-11-21T09:0${minute}:00.000Z`,
  refusedAt: '2026-11-21T09:30:00.000Z',
  refusal: { refused: 'not_shippable', detail: {} },
  title,
  next: '',
  before: null,
  now: null,
  settled: null,
})

test('two pieces packed and a shipping of one order are one matter, and the shipping leads', () => {
  const [matter, ...none] = mattersOf([refused(1, 'pack', 1), refused(1, 'ship', 3), refused(1, 'pack', 2)])
  expect(none).toEqual([])
  expect(matter!.lead.name).toBe('fulfillment.ship')
  expect(matter!.others.map((each) => each.at.slice(14, 16))).toEqual(['01', '02'])
})

test('a note after the shipping does not lead', () => {
  expect(mattersOf([refused(1, 'ship', 1), refused(1, 'note', 2)])[0]!.lead.name).toBe('fulfillment.ship')
})

test('where nothing left the bench, the last action leads', () => {
  expect(mattersOf([refused(1, 'pack', 1), refused(1, 'hold', 2)])[0]!.lead.name).toBe('fulfillment.hold')
})

test('every order is a matter of its own, and no action is left out', () => {
  const actions = [refused(1, 'pack', 1), refused(2, 'ship', 2), refused(1, 'ship', 3)]
  const matters = mattersOf(actions)
  expect(matters.map(({ lead }) => lead.orderNumber)).toEqual(['PB-1', 'PB-2'])
  expect(new Set(matters.flatMap(({ lead, others }) => [lead, ...others]))).toEqual(new Set(actions))
})

test('the same for the same reason is said once, with how often', () => {
  const short = inShort([refused(1, 'pack', 1), refused(1, 'pack', 2), refused(1, 'pack', 3, 'On hold.')])
  expect(short.map(({ action, times }) => [action.title, times])).toEqual([
    ['Cancelled.', 2],
    ['On hold.', 1],
  ])
})
