import { expect, test } from 'vitest'
import { changesOf } from './change-words.ts'

const saying = { names: { f1: 'Woodstock', f2: 'Kreuzberg' }, when: (at: string) => at.slice(11, 16) }
const thandi = { id: 'x', name: 'Thandi', role: 'operator' }
const at = '2026-11-21T09:12:00.000Z'

test.each([
  [
    'what a mutation changed',
    { mutation: 'fulfillment.move', fields: { state: ['processing', 'submitted'], factoryId: ['f1', 'f2'] } },
    [
      { name: 'State', before: 'In production', after: 'Waiting at bench' },
      { name: 'Factory', before: 'Woodstock', after: 'Kreuzberg' },
    ],
  ],
  [
    'an address',
    {
      fields: {
        shipTo: [{ name: 'Zoë', line1: '1 Long St', city: 'Cape Town', country: 'ZA' }, null],
        order: [{ customerName: 'Zoë' }, { customerName: 'Ben' }],
      },
    },
    [
      { name: 'Address', before: 'Zoë, 1 Long St, Cape Town, South Africa', after: '' },
      { name: 'Customer', before: 'Zoë', after: 'Ben' },
    ],
  ],
  [
    'hold, problem, pieces, parcels and moments',
    {
      fields: {
        hold: [null, { reason: 'wait for ink', by: thandi, at }],
        problem: [{ kind: 'damaged', text: 'cracked', by: thandi, at }, null],
        items: [
          { a: 0, b: 1 },
          { a: 2, b: 1 },
        ],
        parcels: [[], [{ carrierName: 'DHL', trackingNumber: '123' }]],
        shippedAt: [null, at],
      },
    },
    [
      { name: 'On hold', before: '', after: 'wait for ink' },
      { name: 'Problem', before: 'Damaged: cracked', after: '' },
      { name: 'Verified pieces', before: '1', after: '3' },
      { name: 'Parcels', before: '', after: 'DHL 123' },
      { name: 'Shipped', before: '', after: '09:12' },
    ],
  ],
  [
    'what the office did',
    {
      capacity: [5, 8],
      maker_rate_percent: [70, 72.5],
      active: [true, false],
      processes: [['fdm'], ['fdm', 'sla']],
    },
    [
      { name: 'Capacity', before: '5', after: '8' },
      { name: 'Maker rate percent', before: '70', after: '72.5' },
      { name: 'Active', before: 'yes', after: 'no' },
      { name: 'Processes', before: 'fdm', after: 'fdm, sla' },
    ],
  ],
  [
    'money',
    { refundId: 'r1', factoryId: 'f1', amount: 52800, currency: 'ZAR' },
    [
      { name: 'Factory', before: '', after: 'Woodstock' },
      { name: 'Amount', before: '', after: 'ZAR\u00a0528.00' },
    ],
  ],
  [
    'a field of tomorrow',
    { fields: { giftWrap: [null, { colour: 'red' }] } },
    [{ name: 'Gift wrap', before: '', after: 'Colour: red' }],
  ],
  ['what cannot be read', { fields: 'nothing', mutation: 7 }, []],
])('%s', (_name, change, words) => {
  expect(changesOf(change, saying)).toEqual(words)
})
