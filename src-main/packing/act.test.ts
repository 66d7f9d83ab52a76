import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aFulfillment, anId } from '../../tests/support/bench-orders.ts'
import { openOutbox } from '../outbox/outbox.ts'
import { projectAll } from '../outbox/projection.ts'
import { diskReserve } from '../replica/disk-reserve.ts'
import { openReplicaHouse } from '../replica/replica-house.ts'
import { openStationFile } from '../replica/station-file.ts'
import { act } from './act.ts'
import type { BenchRoom } from './bench-room.ts'

const order = aFulfillment()
const clock = { now: () => Date.UTC(2026, 10, 21), monotonic: () => 0 }
const noSpace = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
let folder: string
let room: BenchRoom
let close: () => void

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-act-'))
  const file = openStationFile(join(folder, 'station.db'), {})
  const house = openReplicaHouse(join(folder, 'replica.db'), () => undefined)
  house.use((replica) =>
    replica.transact(() =>
      replica.fulfillments.put({ id: order.id, version: 1, generation: 0, doc: order, base: null }),
    ),
  )
  room = {
    file,
    house,
    clock,
    newId: anId,
    outbox: openOutbox({ file, clock, newId: anId, undoMs: 0 }),
    trueNow: clock.now,
    person: () => ({
      id: anId(),
      name: 'Thandi',
      email: '',
      role: 'operator',
      permissions: [],
      pinHash: null,
      refreshToken: null,
      wrongPins: 0,
    }),
    makeRoom: () => false,
    onAction: () => undefined,
    onRefusals: () => undefined,
    warn: () => undefined,
  }
  close = () => {
    house.close()
    file.close()
  }
})
afterEach(() => {
  close()
  rmSync(folder, { recursive: true })
})

const shown = () => room.house.use((replica) => replica.fulfillments.find(order.id)!.doc)

test('on a full disk an action is not acknowledged, and the person is told what to do (I11)', () => {
  const full = {
    ...room,
    outbox: {
      ...room.outbox,
      append: () => {
        throw noSpace()
      },
    },
  }
  expect(act(full, order.id, 'fulfillment.start', {})).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('disk of this station is full'),
    next: expect.stringContaining('Free some space'),
  })
  expect(shown().state).toBe('submitted')
  expect(room.outbox.waiting()).toBe(0)
})

test('the reserve carries the bench over a full disk', () => {
  const reserve = diskReserve(join(folder, 'reserve.bin'))
  reserve.refill()
  let full = true
  const tight = {
    ...room,
    makeRoom: () => {
      full = false
      return reserve.release()
    },
    outbox: {
      ...room.outbox,
      append: (...args: Parameters<typeof room.outbox.append>) => {
        if (full) throw noSpace()
        room.outbox.append(...args)
      },
    },
  }
  expect(act(tight, order.id, 'fulfillment.start', {})).toMatchObject({ ok: true })
  expect(reserve.release()).toBe(false)
  reserve.refill()
  expect(reserve.release()).toBe(true)
})

test('an action that is in the outbox is acknowledged, though the replica could not be written to; the next start shows it', () => {
  const { house } = room
  const readOnly: BenchRoom = {
    ...room,
    house: {
      ...house,
      use: (work) =>
        house.use((replica) =>
          work({
            ...replica,
            transact: () => {
              throw noSpace()
            },
          }),
        ),
    },
  }
  expect(act(readOnly, order.id, 'fulfillment.start', {})).toMatchObject({
    ok: true,
    view: { doc: { state: 'processing' } },
  })
  expect(shown().state).toBe('submitted')
  house.use((replica) => projectAll(replica, room.outbox))
  expect(shown().state).toBe('processing')
})

test('what the rule refuses is an answer with words, and is not written down', () => {
  expect(act(room, order.id, 'fulfillment.ship', { parcels: [] })).toMatchObject({
    ok: false,
    refusal: { refused: 'not_shippable' },
  })
  expect(
    act(room, order.id, 'fulfillment.pack', { itemId: order.items[0]!.id, by: 'hand', evidence: 'torn' }),
  ).toMatchObject({ ok: false, refusal: { refused: 'not_allowed' }, sentence: 'You may not do this.' })
  expect(act(room, order.id, 'fulfillment.note', { text: '   ' })).toMatchObject({
    ok: false,
    refusal: { refused: 'bad_arguments' },
  })
  expect(act(room, order.id, 'no.such', {})).toMatchObject({
    ok: false,
    refusal: { refused: 'unknown_mutation' },
  })
  expect(act(room, anId(), 'fulfillment.start', {})).toMatchObject({
    ok: false,
    refusal: { refused: 'not_found' },
  })
  expect(room.outbox.waiting()).toBe(0)
})
