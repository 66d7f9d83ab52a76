import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queueQuery } from '../../src-shared/station-contract/bench.ts'
import { aFulfillment, anId } from '../../tests/support/bench-orders.ts'
import { openReplicaFile, type ReplicaFile } from './replica-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'packbench-queue-'))
let replica: ReplicaFile
const NOW = '2026-11-21T12:00:00.000Z'
const parcel = {
  id: anId(),
  carrier: 'dhl',
  carrierName: 'DHL',
  trackingNumber: 'JD0146000031234567',
  trackingUrl: null,
  grams: null,
  shippedAt: NOW,
}
const by = { id: anId(), name: 'Thandi', role: 'operator' as const }

const late = aFulfillment({
  number: 'PB-LATE2345',
  customer: 'Zoë Müller',
  dueAt: '2026-11-20T10:00:00.000Z',
})
const soon = aFulfillment({
  number: 'PB-SNNN2345',
  customer: 'Nomvula Dlamini',
  dueAt: '2026-11-21T15:00:00.000Z',
})
const held = {
  ...aFulfillment({ number: 'PB-HELD2345', customer: 'محمد علي', dueAt: '2026-11-22T10:00:00.000Z' }),
  hold: { reason: 'wrong size?', by: by as never, at: NOW },
}
const packed = {
  ...aFulfillment({
    number: 'PB-PACK2345',
    customer: '田中 さくら',
    state: 'processing',
    dueAt: '2026-11-23T10:00:00.000Z',
  }),
}
packed.items = packed.items.map((item) => ({ ...item, packed: item.quantity }))
const done = {
  ...aFulfillment({ number: 'PB-DNNE2345', state: 'shipped', dueAt: '2026-11-19T10:00:00.000Z' }),
  parcels: [parcel as never],
}
const cancelled = aFulfillment({ number: 'PB-GNNE2345', state: 'cancelled' })

beforeAll(() => {
  replica = openReplicaFile(join(folder, 'replica.db'))
  replica.transact(() => {
    for (const doc of [soon, late, held, packed, done, cancelled])
      replica.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null })
  })
})
afterAll(() => {
  replica.close()
  rmSync(folder, { recursive: true })
})

const numbers = (query: Parameters<typeof queueQuery.parse>[0]) =>
  replica.queue.lines(queueQuery.parse(query), NOW).rows.map((row) => row.order_number)

test('work is listed by when it is due, and what is over by when it ended', () => {
  expect(numbers({})).toEqual(['PB-LATE2345', 'PB-SNNN2345', 'PB-HELD2345', 'PB-PACK2345'])
  expect(numbers({ filter: 'overdue' })).toEqual(['PB-LATE2345'])
  expect(numbers({ filter: 'held' })).toEqual(['PB-HELD2345'])
  expect(numbers({ filter: 'packed' })).toEqual(['PB-PACK2345'])
  expect(numbers({ filter: 'done' })).toEqual(['PB-DNNE2345'])
  expect(numbers({ filter: 'cancelled' })).toEqual(['PB-GNNE2345'])
  expect(numbers({ limit: 1, offset: 1 })).toEqual(['PB-SNNN2345'])
  expect(replica.queue.nextDue()).toMatchObject({ orderNumber: 'PB-LATE2345' })
})

test('counts follow every change, also one that is rolled back', () => {
  const before = replica.queue.counts(NOW)
  expect(before).toEqual({
    all: 6,
    open: 4,
    submitted: 3,
    processing: 1,
    packed: 1,
    held: 1,
    problem: 0,
    overdue: 1,
    done: 1,
    cancelled: 1,
  })
  expect(() =>
    replica.transact(() => {
      replica.fulfillments.drop(late.id)
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(replica.queue.counts(NOW)).toEqual(before)
  const extra = aFulfillment({ dueAt: '2026-11-01T00:00:00.000Z' })
  replica.transact(() =>
    replica.fulfillments.put({ id: extra.id, version: 1, generation: 0, doc: extra, base: null }),
  )
  expect(replica.queue.counts(NOW)).toEqual({ ...before, all: 7, open: 5, submitted: 4, overdue: 2 })
  replica.transact(() => replica.fulfillments.drop(extra.id))
  expect(replica.queue.counts(NOW)).toEqual(before)
  expect(replica.queue.counts('2026-11-21T16:00:00.000Z').overdue).toBe(2)
})

test.each([
  ['late2345', ['PB-LATE2345']],
  ['PB-LATE2345', ['PB-LATE2345']],
  ['muller zoe', ['PB-LATE2345']],
  ['MÜLLER', ['PB-LATE2345']],
  ['jd014600', ['PB-DNNE2345']],
  ['mug-gre', ['PB-SNNN2345', 'PB-HELD2345', 'PB-LATE2345', 'PB-PACK2345', 'PB-DNNE2345', 'PB-GNNE2345']],
  ['محمد', ['PB-HELD2345']],
  ['田中 さくら', ['PB-PACK2345']],
  ['田中', ['PB-PACK2345']],
  ['くら', ['PB-PACK2345']],
  ['ller', ['PB-LATE2345']],
  ['la', ['PB-LATE2345']],
  ['no', ['PB-SNNN2345', 'PB-DNNE2345', 'PB-GNNE2345']],
  ['zo mug', ['PB-LATE2345']],
  ['"; drop table', []],
  ['nobody', []],
])('searching for %s finds %j', (search, expected) => {
  expect(numbers({ filter: 'all', search }).toSorted()).toEqual([...expected].toSorted())
})

test('a search stays within its list, and a page of it can be asked for', () => {
  expect(numbers({ filter: 'done', search: 'mug' })).toEqual(['PB-DNNE2345'])
  expect(numbers({ search: 'mug', limit: 2, offset: 2 })).toEqual(['PB-HELD2345', 'PB-PACK2345'])
  expect(replica.queue.lines(queueQuery.parse({ search: 'mug', limit: 2 }), NOW).total).toBe(4)
})

test('a common word beside a short one is narrowed down by what the index knows of the short one', () => {
  const crowd = Array.from({ length: 700 }, (_, i) =>
    aFulfillment({ customer: i === 650 ? 'Thandi Ou' : 'Thandi Dlamini', dueAt: '2026-12-01T00:00:00.000Z' }),
  )
  replica.transact(() => {
    for (const doc of crowd)
      replica.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null })
  })
  expect(numbers({ search: 'thandi ou' })).toEqual([crowd[650]!.order.number])
  expect(numbers({ search: 'thandi oz' })).toEqual([])
  expect(numbers({ search: 'thandi dl', limit: 50 })).toHaveLength(50)
  replica.transact(() => crowd.forEach((doc) => replica.fulfillments.drop(doc.id)))
})
