import { expect, test } from 'vitest'
import { firstBreak, type ChainLink } from './first-break.ts'

const link = (n: number, more: Partial<ChainLink> = {}): ChainLink => ({
  id: `e${n}`,
  hash: `h${n}`,
  actualHash: `h${n}`,
  prevHash: n === 1 ? null : `h${n - 1}`,
  sameStore: true,
  ...more,
})
const whole = [link(1), link(2), link(3), link(4)]
const without = (n: number): ChainLink[] => whole.filter(({ id }) => id !== `e${n}`)
const withOther = (n: number, more: Partial<ChainLink>): ChainLink[] =>
  whole.map((one) => (one.id === `e${n}` ? { ...one, ...more } : one))

test.each([
  ['a whole chain', whole, 'h4', null],
  ['an order without entries', [], null, null],
  ['numbers that are not in the order of the chain', [link(1), link(3), link(2)], 'h3', null],
  ['changed content', withOther(2, { actualHash: 'x' }), 'h4', { kind: 'changed', at: 2, id: 'e2' }],
  [
    'changed content at the end',
    withOther(4, { actualHash: 'x' }),
    'h4',
    { kind: 'changed', at: 4, id: 'e4' },
  ],
  ['a changed hash', withOther(2, { hash: 'x' }), 'h4', { kind: 'seal_changed', at: 2, id: 'e2' }],
  ['a changed hash at the end', withOther(4, { hash: 'x' }), 'h4', { kind: 'seal_changed', at: 4, id: 'e4' }],
  [
    'content that was changed and sealed anew',
    withOther(2, { hash: 'x', actualHash: 'x' }),
    'h4',
    { kind: 'missing_before', at: 3, id: 'e3' },
  ],
  ['the first one missing', without(1), 'h4', { kind: 'missing_before', at: 1, id: 'e2' }],
  ['one missing in the middle', without(3), 'h4', { kind: 'missing_before', at: 3, id: 'e4' }],
  ['the last one missing', without(4), 'h4', { kind: 'end_missing' }],
  ['all missing', [], 'h4', { kind: 'all_missing' }],
  ['a forged head', whole, 'h3', { kind: 'end_missing' }],
  ['a head that is gone', whole, null, { kind: 'no_head' }],
  ['one slipped in', [...whole, link(5, { prevHash: 'h2' })], 'h4', { kind: 'two_follow', at: 4, id: 'e5' }],
  [
    'a second beginning',
    [...whole, link(5, { prevHash: null })],
    'h4',
    { kind: 'two_follow', at: 2, id: 'e5' },
  ],
  ['another store', withOther(3, { sameStore: false }), 'h4', { kind: 'other_store', at: 3, id: 'e3' }],
])('%s', (_name, links, head, found) => {
  expect(firstBreak(links, head)).toEqual(found)
})
