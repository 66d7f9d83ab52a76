import { describe, expect, test } from 'vitest'
import {
  ANNA_MAKES,
  anna,
  aStory,
  at,
  DURBAN,
  olga,
  SERVICE,
  thandi,
  type Happening,
} from '../../tests/support/a-story.ts'
import { ENDED, fulfillmentState } from '../fulfillment/lifecycle.ts'
import { paymentStatus } from './order-status.ts'
import type { OrderThen, PartThen } from './replay.ts'
import { orderThen } from './replay.ts'
import { whyOrder, type Why } from './why.ts'
import type { Saying } from './why-words.ts'

const say: Saying = {
  when: (moment) => moment.slice(11, 16),
  since: (moment) => moment.slice(11, 16),
  length: (ms) => `${Math.round(ms / 60_000)} min`,
}
const bench = { by: thandi, station: 'Bench 1' }
const office = { by: olga }

const started: Happening = { time: '09:30', ...bench, call: ['start'] }
const packed = (time = '09:40'): Happening[] => [{ time, ...bench, call: ['pack', { all: true }] }]
const parcel = { id: '0190f000-0000-7000-8000-000000000001', carrier: 'dhl', trackingNumber: '1234567890' }
const shipped: Happening = { time: '09:50', ...bench, call: ['ship', { parcels: [parcel] }] }
const whyAt = (happenings: readonly Happening[], time = '12:00', options = {}): Why[] =>
  whyOrder(orderThen(aStory(happenings, options), Date.parse(at(time))), say)
const said = (whys: readonly Why[], topic: Why['topic']): string =>
  whys
    .filter((why) => why.topic === topic)
    .map(({ sentence }) => sentence)
    .join(' ')

describe('each state says why', () => {
  test.each<[string, readonly Happening[], string]>([
    [
      'just routed',
      [],
      'Waiting at the bench of Woodstock since 09:00: it was sent there by itself (“First active mapping”).',
    ],
    [
      'assigned',
      [
        {
          time: '09:10',
          ...office,
          call: ['assign', { makerId: ANNA_MAKES, makerName: 'Anna Maker', reason: 'near' }],
        },
      ],
      'Waiting for Anna Maker to start since 09:10: assigned by Olga Brandt (“near”).',
    ],
    [
      'withdrawn',
      [
        {
          time: '09:10',
          ...office,
          call: ['assign', { makerId: ANNA_MAKES, makerName: 'Anna Maker', reason: 'near' }],
        },
        { time: '09:12', ...office, call: ['withdraw', { reason: 'machine broken' }] },
      ],
      'Waiting for a maker since 09:12: Anna Maker was taken off by Olga Brandt (“machine broken”).',
    ],
    [
      'moved',
      [{ time: '09:20', ...office, call: ['move', { factoryId: DURBAN, reason: 'they have ink' }] }],
      'Waiting at the bench of Durban since 09:20: moved there by Olga Brandt (“they have ink”).',
    ],
    [
      'started',
      [started],
      'In production at Woodstock since 09:30, started by Thandi Nkosi on Bench 1; 0 of 3 pieces verified.',
    ],
    [
      'started by a scan',
      [{ time: '09:25', ...bench, call: ['pack', { one: true }] }],
      'In production at Woodstock since 09:25, when its first piece was scanned; 1 of 3 pieces verified.',
    ],
    [
      'packed',
      [started, ...packed()],
      'Packed 09:40 by Thandi Nkosi on Bench 1: all 3 pieces are verified. It waits to be shipped.',
    ],
    [
      'reopened',
      [started, ...packed(), { time: '09:45', ...bench, call: ['reopen', { reason: 'wrong mug' }] }],
      'In production at Woodstock: packing was begun anew 09:45 by Thandi Nkosi on Bench 1 (“wrong mug”); 0 of 3 pieces verified.',
    ],
    [
      'shipped',
      [started, ...packed(), shipped],
      'Shipped 09:50 by Thandi Nkosi on Bench 1 with DHL 1234567890; delivered when the carrier says so or the office confirms it.',
    ],
    [
      'one parcel more',
      [
        started,
        ...packed(),
        shipped,
        {
          time: '09:55',
          ...bench,
          call: [
            'addParcel',
            {
              parcel: { ...parcel, id: '0190f000-0000-7000-8000-000000000002', trackingNumber: '2345678901' },
            },
          ],
        },
      ],
      'Shipped 09:50 by Thandi Nkosi on Bench 1 with DHL 1234567890, DHL 2345678901; delivered when the carrier says so or the office confirms it.',
    ],
    [
      'delivered by the office',
      [started, ...packed(), shipped, { time: '11:00', ...office, call: ['deliver'] }],
      'Delivered 11:00: Olga Brandt confirmed it.',
    ],
    [
      'delivered by the carrier',
      [started, ...packed(), shipped, { time: '11:00', by: SERVICE, call: ['deliver'] }],
      'Delivered 11:00: the carrier said so.',
    ],
    [
      'asked to cancel',
      [{ time: '09:30', ...office, call: ['requestCancel', { reason: 'ordered twice' }] }],
      'Cancelling was asked for 09:30 by Olga Brandt (“ordered twice”); Woodstock has to say whether it is still possible.',
    ],
    [
      'too late to cancel',
      [
        { time: '09:30', ...office, call: ['requestCancel', { reason: 'ordered twice' }] },
        { time: '09:40', ...office, call: ['refuseCancel', { reason: 'printed' }] },
      ],
      'In production at Woodstock: it was too late to cancel it, said 09:40 by Olga Brandt (“printed”).',
    ],
    [
      'cancelled',
      [{ time: '09:30', ...office, call: ['cancel', { reason: 'ordered twice' }] }],
      'Cancelled 09:30 by Olga Brandt (“ordered twice”).',
    ],
    [
      'failed',
      [{ time: '09:30', ...office, call: ['fail', { reason: 'no ink' }] }],
      'Woodstock could not make it, said 09:30 by Olga Brandt (“no ink”). Somebody has to decide: try again, give it to others, or cancel.',
    ],
    [
      'tried again',
      [
        { time: '09:30', ...office, call: ['fail', { reason: 'no ink' }] },
        { time: '09:35', ...office, call: ['retry'] },
      ],
      'Waiting for somebody to make it since 09:35: Olga Brandt had it tried again after it had failed.',
    ],
  ])('%s', (_name, happenings, sentence) => {
    expect(said(whyAt(happenings), 'state')).toBe(sentence)
  })

  test('one that needs no parcel is completed', () => {
    const whys = whyAt([started, ...packed(), { time: '09:50', ...bench, call: ['complete'] }], '12:00', {
      doc: { requiresShipping: false },
    })
    expect(said(whys, 'state')).toBe('Completed 09:50 by Thandi Nkosi on Bench 1: it needs no parcel.')
  })

  test('one that nobody could be found for', () => {
    expect(said(whyAt([], '12:00', { routed: false }), 'state')).toBe(
      'Waiting for somebody to make it since 09:00: No active provider takes these goods.',
    )
  })

  test('before the money has come there is nothing but the money', () => {
    expect(whyAt([], '08:59')).toEqual([
      {
        partId: null,
        topic: 'payment',
        sentence:
          'Waiting for the payment of ZAR\u00a0528.00 since 08:58. Nothing is made before it arrives.',
      },
    ])
  })
})

test.each<[string, readonly Happening[], string]>([
  [
    'on hold',
    [{ time: '09:10', ...bench, call: ['hold', { reason: 'wait for ink' }] }],
    'On hold since 09:10 by Thandi Nkosi (“wait for ink”): nothing goes on until somebody releases it.',
  ],
  [
    'a problem',
    [{ time: '09:10', ...bench, call: ['problem', { kind: 'damaged', text: 'cracked' }] }],
    'Damaged, said 09:10 by Thandi Nkosi (“cracked”). It stays until somebody says how it was solved.',
  ],
  ['late', [], 'It was due 16:00 and is 120 min late.'],
])('a flag says why: %s', (name, happenings, sentence) => {
  const topic = name === 'late' ? 'late' : name === 'on hold' ? 'hold' : 'problem'
  expect(said(whyAt(happenings, name === 'late' ? '18:00' : '12:00'), topic)).toBe(sentence)
})

test('a flag that is taken down is not said', () => {
  const whys = whyAt([
    { time: '09:10', ...bench, call: ['hold', { reason: 'wait' }] },
    { time: '09:20', ...bench, call: ['release', { reason: 'ink is here' }] },
    { time: '09:30', ...bench, call: ['problem', { kind: 'damaged', text: 'cracked' }] },
    { time: '09:40', ...bench, call: ['solve', { text: 'printed anew' }] },
  ])
  expect(whys.map(({ topic }) => topic)).toEqual(['payment', 'state'])
})

test('a parcel that left although its order was cancelled is said after all', () => {
  const whys = whyAt([
    { time: '09:30', ...office, call: ['cancel', { reason: 'ordered twice' }] },
    { time: '09:40', ...bench, call: ['problem', { kind: 'left_after_cancel', text: 'DHL has it' }] },
  ])
  expect(said(whys, 'problem')).toMatch(/^Left after it was cancelled, said 09:40 .* The office sorts it out/)
})

test.each<[string, readonly Happening[], string]>([
  ['paid', [], 'Paid 09:00: ZAR\u00a0528.00.'],
  [
    'given back in part',
    [{ time: '10:00', ...office, order: ['refunded', { amount: 10000, currency: 'ZAR' }, 'one mug broke'] }],
    'ZAR\u00a0100.00 of ZAR\u00a0528.00 was given back, last 10:00 by Olga Brandt (“one mug broke”).',
  ],
  [
    'given back',
    [{ time: '10:00', ...office, order: ['refunded', { amount: 52800, currency: 'ZAR' }] }],
    'All of it, ZAR\u00a0528.00, was given back, last 10:00 by Olga Brandt.',
  ],
  [
    'more money that does not fit',
    [{ time: '10:00', by: SERVICE, order: ['payment_mismatch', {}, 'Asked for 52800'] }],
    'Paid 09:00: ZAR\u00a0528.00. Money came 10:00 that does not fit the order (“Asked for 52800”). Somebody has to look.',
  ],
])('the money says why: %s', (_name, happenings, sentence) => {
  expect(said(whyAt(happenings), 'payment')).toBe(sentence)
})

test('a payment that was declined', () => {
  const whys = whyAt([{ time: '08:59', by: SERVICE, order: ['payment_failed'] }], '12:00', { paid: false })
  expect(said(whys, 'payment')).toMatch(/^The payment was declined 08:59\. The customer can try again/)
})

/** Every state × every flag × every state of the money × known and unknown causes: always whole sentences. */
describe('nothing is left unsaid', () => {
  const by = { id: thandi.id, name: 'Thandi', role: 'operator' as const }
  const base = orderThen(aStory([]), Date.parse(at('12:00')))
  const one = base.parts[0]!
  const flagged = (part: PartThen, hold: boolean, problem: boolean): PartThen => ({
    ...part,
    doc: {
      ...part.doc,
      hold: hold ? { reason: 'wait', by, at: at('10:00') } : null,
      problem: problem ? { kind: 'other', text: 'odd', by, at: at('10:00') } : null,
    },
  })
  const YES_NO = [true, false]
  const cases = fulfillmentState.options.flatMap((state) =>
    paymentStatus.options.flatMap((status) =>
      YES_NO.flatMap((hold) =>
        YES_NO.flatMap((problem) =>
          (['its own', 'none', 'one of tomorrow'] as const).map((cause) => ({
            state,
            status,
            hold,
            problem,
            cause,
          })),
        ),
      ),
    ),
  )
  test.each(cases)('$state, $status, hold $hold, problem $problem, cause $cause', (the) => {
    const part = flagged({ ...one, doc: { ...one.doc, state: the.state } }, the.hold, the.problem)
    const event = one.events[0]!
    const events =
      the.cause === 'none'
        ? []
        : the.cause === 'its own'
          ? [{ ...event, kind: the.state }]
          : [{ ...event, kind: 'beamed_up', change: { fields: { state: ['pending', the.state] } } }]
    const order: OrderThen = {
      ...base,
      payment: { ...base.payment, status: the.status },
      parts: [{ ...part, events }],
    }
    const whys = whyOrder(order, say)
    for (const { sentence } of whys) {
      expect(sentence).toMatch(/^[\p{Lu}].*\.$/u)
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Invalid/)
    }
    const topics = new Set(whys.map(({ topic }) => topic))
    expect(topics.has('payment') && topics.has('state')).toBe(true)
    expect(topics.has('hold')).toBe(the.hold && !ENDED.has(the.state))
    expect(topics.has('problem')).toBe(the.problem && !ENDED.has(the.state))
    if (the.cause === 'one of tomorrow') expect(said(whys, 'state')).toContain('“beamed up” by')
  })
})

test('a maker who makes it is named', () => {
  const whys = whyAt([
    {
      time: '09:10',
      ...office,
      call: ['assign', { makerId: ANNA_MAKES, makerName: 'Anna Maker', reason: 'near' }],
    },
    { time: '10:00', by: anna, call: ['start'] },
  ])
  expect(said(whys, 'state')).toBe(
    'In production by Anna Maker since 10:00, started by Anna Maker; 0 of 3 pieces verified.',
  )
})
