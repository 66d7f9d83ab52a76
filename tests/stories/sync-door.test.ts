import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, PUSH_LIMIT } from '../../src-shared/sync/protocol.ts'
import { onDatabase } from '../support/databases.ts'
import { miniStation, type Answer, type MiniStation } from './sync-support/station.ts'
import { aSyncWorldOn, newId, type SyncWorld } from './sync-support/world.ts'

const db = onDatabase('PGlite')
let world: SyncWorld
let station: MiniStation
let orderId: string
beforeAll(async () => {
  world = await aSyncWorldOn(db)
  station = miniStation(world, await world.enrol())
  orderId = (await world.addFulfillments(1))[0]!.id
})
afterAll(() => world?.close())

const problem = (code: string) => `urn:packbench:problem:${code}`
const aNote = (text = 'A note') => ({ entityId: orderId, name: 'fulfillment.note', args: { text } })
/** The next mutation of a station whose earlier ones all arrived. */
const fresh = () => miniStation(world, station)
const fields = (answer: Answer): string[] =>
  ((answer.body['errors'] ?? []) as { field: string }[]).map(({ field }) => field)

test.each([
  ['a number that is not the next one within the batch', 'mutations.1.seq', { seq: 5 }],
  ['an entity that is none', 'mutations.1.entity', { entity: 'order' }],
  ['an id that is none', 'mutations.1.entityId', { entityId: 'PB-7H2KQ9WX' }],
  ['a time that is none', 'mutations.1.occurredAt', { occurredAt: 'yesterday' }],
  ['a name without end', 'mutations.1.name', { name: 'x'.repeat(81) }],
  ['a member nobody knows', 'mutations.1', { priority: 'high' }],
])('%s is a 400 that names %s, and nothing of the batch takes effect', async (_what, field, wrong) => {
  const bench = fresh()
  const [first, second] = bench.did(aNote(), aNote())
  const before = await world.stored(orderId)
  const answer = await bench.push([first!, { ...second!, ...wrong } as never])
  expect(answer.status).toBe(400)
  expect(fields(answer)).toContain(field)
  expect(await world.stored(orderId)).toEqual(before)
})

test('arguments that are nested without end are a 400 that names them', async () => {
  const bench = fresh()
  const [first] = bench.did(aNote())
  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`
  const body = JSON.stringify({
    deviceId: bench.deviceId,
    incarnation: bench.incarnation,
    mutations: [{ ...first!, args: {} }],
  }).replace('"args":{}', `"args":${deep}`)
  expect(await statusOf(Buffer.from(body), {})).toBe(400)
})

test('the same mutation twice in one batch is a 400', async () => {
  const bench = fresh()
  const [first] = bench.did(aNote())
  const answer = await bench.push([first!, { ...first!, seq: 2 }])
  expect([answer.status, fields(answer)]).toEqual([400, ['mutations.1.id']])
})

test('a batch in the name of another station is a 400', async () => {
  const bench = fresh()
  const answer = await bench.push(bench.did(aNote()), { deviceId: newId() })
  expect([answer.status, fields(answer)]).toEqual([400, ['deviceId']])
})

test('more than a mebibyte is a 413, packed or not, and so is more than the packed body says', async () => {
  const bench = fresh()
  const large = bench.did(aNote('x'.repeat(PUSH_LIMIT.bytes)))
  expect((await bench.push(large)).status).toBe(413)
  const bomb = gzipSync(JSON.stringify({ mutations: large, deviceId: station.deviceId }))
  expect(bomb.length).toBeLessThan(10_000)
  expect(await statusOf(bomb, { 'content-encoding': 'gzip' })).toBe(413)
})

test('a packed batch is read as a plain one', async () => {
  const bench = fresh()
  const mutations = bench.did(aNote())
  const body = gzipSync(
    JSON.stringify({ deviceId: bench.deviceId, incarnation: bench.incarnation, mutations }),
  )
  expect(await statusOf(body, { 'content-encoding': 'gzip' })).toBe(200)
  expect(await statusOf(body, { 'content-encoding': 'br' })).toBe(415)
  expect(await statusOf(body.subarray(0, 20), { 'content-encoding': 'gzip' })).toBe(400)
})

test('an old protocol is a 426 that says which version to install; none at all is a 400 that names the header', async () => {
  const bench = fresh()
  const old = await bench.push(bench.did(aNote()), { headers: { 'packbench-protocol': '0' } })
  expect(old.status).toBe(400)
  const newer = await bench.push(bench.did(aNote()), {
    headers: { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION + 1) },
  })
  expect(newer.status).toBe(426)
  expect(newer.body).toMatchObject({ type: problem('protocol'), minimumVersion: '0.1.0' })
  const none = await bench.push(bench.did(aNote()), { headers: { 'packbench-protocol': '' } })
  expect([none.status, fields(none)]).toEqual([400, ['packbench-protocol']])
})

test('who is no station is kept out with 401', async () => {
  const bench = fresh()
  for (const authorization of ['', 'Device nonsense', 'Bearer nonsense', 'Basic eDp5'])
    expect((await bench.push(bench.did(aNote()), { headers: { authorization } })).status).toBe(401)
})

test('a stream wants to know which life of the station asks', async () => {
  const response = await fetch(`${world.url}/v1/sync/changes?live=yes`, {
    headers: { authorization: `Device ${station.token}`, [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
  })
  const body = (await response.json()) as { errors: { field: string }[] }
  expect([response.status, body.errors.map(({ field }) => field).toSorted()]).toEqual([
    400,
    ['incarnation', 'live'],
  ])
})

async function statusOf(body: Buffer, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${world.url}/v1/sync/push`, {
    method: 'POST',
    headers: {
      authorization: `Device ${station.token}`,
      [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
      ...headers,
    },
    body: new Uint8Array(body),
  })
  await response.arrayBuffer()
  return response.status
}
