import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ANNA_MAKES,
  aStory,
  at,
  DURBAN,
  olga,
  thandi,
  WOODSTOCK,
  type Happening,
} from '../../tests/support/a-story.ts'
import { momentsOf, orderThen, unexplained, type PartThen } from './replay.ts'
import type { OrderStory, StoryClock } from './story.ts'

const office = { by: olga }
const shipTo = {
  name: 'Ben',
  line1: '1 Other Street',
  city: 'Durban',
  country: 'ZA',
  company: null,
  line2: null,
  region: null,
  postalCode: null,
  phone: null,
}
const parcel = { id: '0190f000-0000-7000-8000-000000000001', carrier: 'dhl', trackingNumber: '1234567890' }

/** A long day: handed to a maker, taken back, given to another factory, held, packed, shipped, delivered. */
const DAY: readonly Happening[] = [
  { time: '09:05', ...office, call: ['changeAddress', { shipTo }] },
  {
    time: '09:10',
    ...office,
    call: ['assign', { makerId: ANNA_MAKES, makerName: 'Anna Maker', reason: 'near' }],
  },
  { time: '09:12', ...office, call: ['withdraw', { reason: 'machine broken' }] },
  { time: '09:15', ...office, call: ['move', { factoryId: DURBAN, reason: 'they can' }] },
  { time: '09:20', call: ['hold', { reason: 'wait for ink' }] },
  { time: '09:25', call: ['release', { reason: 'ink is here' }] },
  { time: '09:30', call: ['pack', { one: true }] },
  { time: '09:40', call: ['pack', { all: true }], heard: '11:40' },
  { time: '09:45', call: ['problem', { kind: 'damaged', text: 'cracked' }] },
  { time: '09:46', call: ['solve', { text: 'glued' }] },
  { time: '09:50', call: ['ship', { parcels: [parcel] }], heard: '11:41' },
  { time: '11:50', ...office, call: ['deliver'] },
  { time: '12:00', ...office, order: ['refunded', { amount: 10000, currency: 'ZAR' }] },
]
const story = aStory(DAY)
const part = (time: string, clock: StoryClock = 'happened', of: OrderStory = story): PartThen =>
  orderThen(of, Date.parse(at(time)), clock).parts[0]!

describe('the order as it was at any minute', () => {
  test.each([
    ['09:00', 'submitted', 'Woodstock', 0],
    ['09:04', 'submitted', 'Woodstock', 0],
    ['09:11', 'submitted', 'Anna Maker', 0],
    ['09:13', 'pending', null, 0],
    ['09:16', 'submitted', 'Durban', 0],
    ['09:29', 'submitted', 'Durban', 0],
    // The first scan leaves no event of its own, but the moment at which the work began is kept.
    ['09:31', 'processing', 'Durban', 0],
    ['09:41', 'processing', 'Durban', 3],
    ['09:51', 'shipped', 'Durban', 3],
    ['11:51', 'delivered', 'Durban', 3],
  ])('%s: %s, %s, %i verified', (time, state, holder, packed) => {
    const then = part(time)
    expect({ state: then.doc.state, holder: then.holder, packed: then.packed }).toEqual({
      state,
      holder,
      packed,
    })
  })

  test('before the payment there is no part, and the order waits for its money', () => {
    const then = orderThen(story, Date.parse(at('08:59')))
    expect(then).toMatchObject({
      status: 'pending_payment',
      parts: [],
      payment: { status: 'pending', paid: 0 },
    })
  })

  test('address, hold, problem, parcels and money come and go', () => {
    expect(part('09:04').doc.shipTo?.name).toBe('Zoë Müller')
    expect(part('09:06').doc.shipTo).toEqual(shipTo)
    expect(part('09:21').doc.hold?.reason).toBe('wait for ink')
    expect(part('09:26').doc.hold).toBeNull()
    expect(part('09:45').doc.problem?.text).toBe('cracked')
    expect(part('09:47').doc.problem).toBeNull()
    expect(part('09:49').doc.parcels).toEqual([])
    expect(part('09:51').doc.parcels.map((one) => one.trackingNumber)).toEqual(['1234567890'])
    const money = (time: string) => orderThen(story, Date.parse(at(time))).payment
    expect(money('11:59')).toMatchObject({ status: 'paid', paid: 52800, refunded: 0 })
    expect(money('12:01')).toMatchObject({ status: 'partially_refunded', refunded: 10000 })
  })

  test('the status of the order follows', () => {
    const status = (time: string) => orderThen(story, Date.parse(at(time))).status
    expect(['09:00', '09:31', '09:51', '11:51'].map(status)).toEqual([
      'new',
      'in_production',
      'shipped',
      'delivered',
    ])
  })

  test('what the office knew is another story than what happened', () => {
    expect(part('11:00', 'heard').doc.state).toBe('processing')
    expect(part('11:00', 'heard').doc.parcels).toEqual([])
    expect(part('11:42', 'heard').doc.state).toBe('shipped')
  })

  test('the end is today', () => {
    expect(unexplained(story)).toEqual([])
    const [today] = story.parts
    const end = part('23:59')
    expect(end.doc).toMatchObject({ state: 'delivered', factoryId: DURBAN, parcels: today!.doc.parcels })
    expect(end.doc.shippedAt).toBe(at('09:50'))
  })

  test('what changed without a record is named', () => {
    const [one] = story.parts
    const forged = {
      ...story,
      parts: [{ ...one!, doc: { ...one!.doc, hold: { reason: 'x', by: thandi, at: at('10:00') } } }],
    }
    expect(unexplained(forged as OrderStory)).toEqual([{ id: one!.id, fields: ['hold'] }])
  })
})

test('a story that was recorded without its fields is read by its kinds', () => {
  const bare = {
    ...story,
    parts: aStory(DAY.filter(({ call }) => call?.[0] !== 'assign' && call?.[0] !== 'withdraw')).parts,
    events: story.events
      .filter(({ kind }) => kind !== 'assigned' && kind !== 'withdrawn')
      .map((event) => ({
        ...event,
        fulfillmentId: null as (typeof event)['fulfillmentId'],
        change: event.fulfillmentId ? {} : event.change,
        wasPart: event.fulfillmentId !== null,
      })),
  }
  const [one] = bare.parts
  const whole = {
    ...bare,
    events: bare.events.map((event) => ({ ...event, fulfillmentId: event.wasPart ? one!.id : null })),
  }
  const at_ = (time: string) => {
    const { doc, packed } = part(time, 'happened', whole)
    return [doc.state, packed, doc.hold?.reason ?? null, doc.problem?.text ?? null, doc.parcels.length]
  }
  expect(['09:04', '09:21', '09:41', '09:45', '09:51', '11:51'].map(at_)).toEqual([
    ['submitted', 0, null, null, 0],
    ['submitted', 0, 'wait for ink', null, 0],
    ['processing', 3, null, null, 0],
    ['processing', 3, null, 'cracked', 0],
    ['shipped', 3, null, null, 1],
    ['delivered', 3, null, null, 1],
  ])
})

test('notes that were taken out when the work changed hands are read again before that', () => {
  const noted = aStory([
    { time: '09:05', call: ['note', { text: `The left one is ${'very '.repeat(40)}fragile` }] },
    { time: '09:06', ...office, call: ['note', { text: 'Ring twice' }] },
    {
      time: '09:10',
      ...office,
      call: ['assign', { makerId: ANNA_MAKES, makerName: 'Anna Maker', reason: 'near' }],
    },
  ])
  const texts = (time: string): string[] =>
    part(time, 'happened', noted).notes.map(({ text }) => text.slice(-9))
  expect(['09:04', '09:05', '09:07', '09:11'].map(texts)).toEqual([
    [],
    ['y fragile'],
    ['y fragile', 'ing twice'],
    ['ing twice'],
  ])
})

test('it can stop at each moment at which something happened', () => {
  const stops = momentsOf(story, 'happened').map((ms) => new Date(ms).toISOString().slice(11, 16))
  expect(stops).toEqual([
    '08:58',
    '09:00',
    '09:05',
    '09:10',
    '09:12',
    '09:15',
    '09:20',
    '09:25',
    '09:40',
    '09:45',
    '09:46',
    '09:50',
    '11:50',
    '12:00',
  ])
})

test('a part that nobody took exists from the payment on', () => {
  const lost = aStory([], { routed: false })
  expect(orderThen(lost, Date.parse(at('08:59'))).parts).toEqual([])
  expect(part('09:01', 'happened', lost)).toMatchObject({ doc: { state: 'pending' }, holder: null })
})

test('changes that cannot be read change nothing', () => {
  const odd = {
    ...story,
    events: story.events.map((event) => ({ ...event, change: { fields: { state: ['a', 'b'], shipTo: 7 } } })),
  }
  expect(orderThen(odd, Date.parse(at('10:00'))).parts[0]?.doc.shipTo).toEqual(shipTo)
})

/** Any way through the life cycle, by the real rules: at each event the replay says what the document said then. */
test('a replay says what the document said, whatever happened', () => {
  const steps = fc.array(
    fc.constantFrom<NonNullable<Happening['call']>>(
      ['start'],
      ['pack', { all: true }],
      ['pack', { one: true }],
      ['reopen', { reason: 'x' }],
      ['hold', { reason: 'h' }],
      ['release', { reason: 'r' }],
      ['note', { text: 'n' }],
      ['ship', { parcels: [parcel] }],
      ['deliver'],
      ['requestCancel', { reason: 'c' }],
      ['refuseCancel', { reason: 'c' }],
      ['cancel', { reason: 'c' }],
      ['fail', { reason: 'f' }],
      ['retry'],
      ['move', { factoryId: DURBAN, reason: 'm' }],
      ['move', { factoryId: WOODSTOCK, reason: 'm' }],
      ['assign', { makerId: ANNA_MAKES, makerName: 'Anna Maker', reason: 'a' }],
      ['withdraw', { reason: 'w' }],
    ),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(steps, (calls) => {
      const happenings: Happening[] = []
      for (const call of calls) {
        const minute = String(happenings.length + 1).padStart(2, '0')
        const next = [...happenings, { time: `10:${minute}`, ...office, call }]
        try {
          aStory(next)
        } catch {
          continue
        }
        happenings.push(next.at(-1)!)
      }
      const whole = aStory(happenings)
      for (const [index, { time }] of happenings.entries()) {
        const then = aStory(happenings.slice(0, index + 1)).parts[0]!.doc
        const { doc, holder } = orderThen(whole, Date.parse(at(time))).parts[0]!
        const shown = ({ state, factoryId, makerId, hold, problem, startedAt }: typeof doc) => ({
          state,
          factoryId,
          makerId,
          hold,
          problem,
          startedAt,
        })
        expect(shown(doc)).toEqual(shown(then))
        expect(doc.parcels).toEqual(then.parcels)
        expect(holder === null).toBe((then.makerId ?? then.factoryId) === null)
      }
    }),
    { numRuns: 150 },
  )
})
