import { afterEach, expect, test } from 'vitest'
import { SYNC_PROBLEMS } from '../../src-shared/sync/protocol.ts'
import { aBench, until, type Bench } from '../support/bench.ts'
import { aFulfillment, GOODS } from '../support/bench-orders.ts'

let bench: Bench
afterEach(() => bench.close())

const note = (id: string, text: string) => bench.client().bench.note({ fulfillmentId: id, text })
const sign = async () => (await bench.status()).sync

test('I6: what was moved to another factory leaves the lists at the next contact; what was done to it is still sent and answered', async () => {
  const [gone, kept] = [aFulfillment(), aFulfillment()]
  bench = await aBench({ fulfillments: [gone, kept] })
  bench.network.down()
  await note(gone.id, 'seen a scratch')
  bench.cloud.store.takeAway(gone.id)
  bench.network.up()
  await bench.client().sync.now()
  await bench.settle()
  expect(await bench.view(gone.id)).toBeNull()
  expect((await bench.client().bench.queue({ filter: 'all' })).rows.map(({ id }) => id)).toEqual([kept.id])
  expect(await bench.scan(null, gone.order.number)).toMatchObject({ kind: 'unknown' })
  expect(await bench.client().sync.refusals({ settled: false })).toMatchObject([
    { refusal: { refused: 'not_found' }, now: null, before: { id: gone.id } },
  ])
})

test('I7: a refusal is shown once, though its answer is lost and the station restarts, until a person settles it', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  bench.network.down()
  await note(order.id, 'one')
  bench.cloud.store.takeAway(order.id)
  bench.network.loseReplies(3)
  bench.network.up()
  await bench.client().sync.now()
  await bench.settle()
  await bench.restart()
  const [refusal, ...more] = await bench.client().sync.refusals({ settled: false })
  expect(more).toEqual([])
  expect(bench.cloud.store.effects).toHaveLength(1)
  expect(await bench.client().sync.settle({ mutationId: refusal!.mutationId, how: 'understood' })).toEqual({
    ok: true,
  })
  expect(await bench.client().sync.settle({ mutationId: refusal!.mutationId, how: 'understood' })).toEqual({
    ok: false,
    sentence: 'Thandi Nkosi has settled this already.',
  })
  expect(await bench.client().sync.refusals({ settled: false })).toEqual([])
  expect(await bench.client().sync.refusals({ settled: true })).toMatchObject([
    { settled: { by: 'Thandi Nkosi', how: 'understood' } },
  ])
  expect((await sign()).refusals).toBe(0)
})

test(
  'I8 I14: a stream cut at any byte is gone on with from its last cursor, without a repair',
  { timeout: 120_000 },
  async () => {
    const orders = Array.from({ length: 30 }, () => aFulfillment())
    bench = await aBench({ fulfillments: orders })
    for (let cut = 1; cut < 4000; cut = Math.ceil(cut * 1.7)) {
      bench.network.cutStreamAfter(cut)
      bench.cloud.cutStreams()
      for (const order of orders.slice(0, 5))
        bench.cloud.store.put({
          ...bench.cloud.store.get(order.id)!,
          dueAt: new Date(Date.UTC(2027, 0, 1) + cut * 1000).toISOString(),
        })
      await bench.client().sync.now()
      await until(() => bench.sameAsCloud(), `the same as the cloud, cut after ${cut} bytes`)
    }
    expect((await sign()).repairs).toBe(0)
  },
)

test(
  'I14: a bench that never meets damage repairs nothing, however bad the network is',
  { timeout: 120_000 },
  async () => {
    const orders = Array.from({ length: 4 }, () => aFulfillment({ quantities: [3] }))
    bench = await aBench({ fulfillments: orders })
    for (let round = 0; round < 12; round++) {
      const order = orders[round % 4]!
      if (round % 4 === 0) bench.network.loseReplies(1)
      if (round % 4 === 1) bench.network.loseRequests(1)
      if (round % 4 === 2) bench.network.cut()
      if (round % 4 === 3) bench.network.slow(round)
      await bench.scan(order.id, GOODS[0].code)
      if (round % 3 === 0) await bench.restart()
      await bench.client().sync.now()
    }
    await bench.settle()
    expect(bench.cloud.store.effects).toHaveLength(12)
    expect(await sign()).toMatchObject({ repairs: 0, refusals: 0, waiting: 0 })
  },
)

test('a new epoch of the cloud: everything is fetched again, nothing that was done is lost or doubled, and it is counted', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  await note(order.id, 'in the old epoch')
  await bench.settle()
  bench.network.down()
  await note(order.id, 'while it was restored')
  bench.cloud.store.restored()
  bench.network.up()
  await bench.client().sync.now()
  await bench.settle()
  expect(bench.cloud.store.get(order.id)?.notes.map(({ text }) => text)).toEqual([
    'in the old epoch',
    'while it was restored',
  ])
  expect((await sign()).repairs).toBeGreaterThan(0)
})

test('a revoked station stops, says so, and keeps what it has; enrolled anew, that lands in the tray and not in the cloud', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  bench.network.down()
  await note(order.id, 'not sent yet')
  bench.cloud.revoke()
  bench.network.up()
  await bench.client().sync.now()
  await until(async () => (await sign()).state === 'revoked', 'the sign of revocation')
  expect(await sign()).toMatchObject({ waiting: 1, trouble: expect.stringContaining('taken out of service') })
  expect(await note(order.id, 'work goes on')).toMatchObject({ ok: true })
  expect(bench.cloud.store.effects).toEqual([])

  bench.cloud.newCode('ENROL-5678')
  expect(await bench.client().session.enrol({ cloudUrl: bench.network.url, code: 'ENROL-5678' })).toEqual({
    ok: true,
  })
  await until(async () => (await sign()).state === 'online', 'contact under the new enrolment')
  expect(await bench.client().sync.refusals({ settled: false })).toMatchObject([
    { name: 'fulfillment.note' },
    { name: 'fulfillment.note' },
  ])
  expect(bench.cloud.store.effects).toEqual([])
})

test('a station that is too old says which version to install, and keeps on working', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  bench.cloud.requireProtocol(99)
  await until(async () => (await sign()).state === 'outdated', 'the sign of age')
  expect((await sign()).trouble).toContain('Install version 9.9.9 or newer')
  expect(await note(order.id, 'still here')).toMatchObject({ ok: true })
  bench.cloud.requireProtocol(1)
  await bench.client().sync.now()
  await bench.settle()
})

test('a busy cloud is waited for, a poison action is put aside, and neither holds up the rest', async () => {
  const [one, two] = [aFulfillment(), aFulfillment()]
  bench = await aBench({ fulfillments: [one, two], undoMs: 0 })
  bench.network.down()
  await note(one.id, 'poison')
  await note(two.id, 'fine')
  bench.network.up()
  // The stream opens; then the batch is refused as unreadable, then the first action alone.
  await until(async () => (await sign()).state === 'online', 'contact')
  await bench.settle()
  const busy = { status: 503, type: '' }
  const unreadable = { status: 400, type: 'urn:packbench:problem:bad-request' }
  bench.cloud.refuseWith(busy, unreadable)
  await note(one.id, 'refused by hand')
  await bench.client().sync.now()
  await until(async () => (await sign()).refusals === 1, 'the poison in the tray')
  await note(two.id, 'after it')
  await bench.settle()
  expect(bench.cloud.store.get(two.id)?.notes.map(({ text }) => text)).toEqual(['fine', 'after it'])
  expect(await bench.client().sync.refusals({ settled: false })).toMatchObject([
    { refusal: { refused: 'bad_arguments' } },
  ])
})

test('numbers that the cloud does not have are never skipped over: the rest goes under a new incarnation', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  await note(order.id, 'one')
  await bench.settle()
  bench.cloud.refuseWith({ status: 409, type: SYNC_PROBLEMS.gap, members: { expectedSeq: 1 } })
  await note(order.id, 'two')
  await bench.settle()
  expect(bench.cloud.store.get(order.id)?.notes.map(({ text }) => text)).toEqual(['one', 'two'])
  expect((await sign()).repairs).toBe(1)
})

test('I10: a clock that is ten years off changes nothing but the raw time that is kept beside the true one', async () => {
  const order = aFulfillment()
  const wrong = Date.UTC(2036, 5, 1)
  const start = Date.now()
  bench = await aBench({
    fulfillments: [order],
    station: { clock: { now: () => wrong + (Date.now() - start), monotonic: () => performance.now() } },
  })
  await bench.scan(order.id, GOODS[0].code, GOODS[1].code)
  await bench.settle()
  const [first] = bench.cloud.store.effects
  expect(first!.mutation.stationClock).toMatch(/^2036-06-01T/)
  expect(Math.abs(Date.parse(first!.mutation.occurredAt) - Date.now())).toBeLessThan(60_000)
  expect(Math.abs(Date.parse((await bench.status()).time) - Date.now())).toBeLessThan(60_000)
})

test('an action can be taken back until it leaves, the newest first, and then says that it is too late', async () => {
  const order = aFulfillment({ quantities: [2] })
  bench = await aBench({ fulfillments: [order], undoMs: 60_000 })
  const first = await bench.scan(order.id, GOODS[0].code)
  const second = await bench.scan(order.id, GOODS[0].code)
  if (first.kind !== 'counted' || second.kind !== 'counted') throw new Error('not counted')
  expect(second).toMatchObject({
    undoMs: 60_000,
    view: { waiting: [{ undoable: false }, { undoable: true }] },
  })
  expect(await bench.client().bench.undo({ mutationId: first.mutationId })).toEqual({
    ok: false,
    sentence: 'Something newer was done on this order. Take that back first.',
  })
  expect(await bench.client().bench.undo({ mutationId: second.mutationId })).toEqual({ ok: true })
  expect((await bench.view(order.id))?.doc.items[0]?.packed).toBe(1)
  // After a restart every action is due at once.
  await bench.restart()
  await bench.settle()
  expect(bench.cloud.store.effects.map(({ mutation }) => mutation.id)).toEqual([first.mutationId])
  expect(await bench.client().bench.undo({ mutationId: first.mutationId })).toMatchObject({ ok: false })
})

test('windows hear what changes, and leave nothing behind when they go', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  const window = bench.listen()
  await until(() => bench.station().listeners() === 1, 'the window listens')
  bench.cloud.store.put({ ...order, dueAt: '2027-03-01T10:00:00.000Z' })
  await until(
    () => window.heard.some((event) => event.t === 'fulfillments' && event.ids?.includes(order.id)),
    'news of the order',
  )
  await note(order.id, 'x')
  await until(
    () => window.heard.some((event) => event.t === 'status' && event.status.sync.waiting === 1),
    'a waiting action in the strip',
  )
  await window.stop()
  expect(bench.station().listeners()).toBe(0)
})
