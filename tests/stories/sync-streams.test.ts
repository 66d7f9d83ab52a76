import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewEpoch } from '../../cloud/sync/epoch.ts'
import { dropAgedWork } from '../../cloud/sync/window.ts'
import { DOCUMENTS_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../src-shared/sync/protocol.ts'
import { eachDatabase } from '../support/databases.ts'
import { miniStation, replicaAfter } from './sync-support/station.ts'
import { aSyncWorld, aSyncWorldOn, newId, type SyncWorld } from './sync-support/world.ts'

const DAY = 24 * 60 * 60 * 1000

eachDatabase('the stream of changes', (db) => {
  let world: SyncWorld
  beforeAll(async () => {
    world = await aSyncWorldOn(db, { settings: { pageRows: 7 } })
  })
  afterAll(() => world?.close())

  test('begins with everything in pages, then a cursor with which it goes on without repeating', async () => {
    const docs = await world.addFulfillments(30)
    const station = miniStation(world, await world.enrol())
    const first = await station.fetchAll()
    expect(first.at(-1)?.t).toBe('cursor')
    const replica = replicaAfter(first)
    for (const { id } of docs) expect(replica.get(id)).toEqual(await world.stored(id))
    const cursor = first.findLast((line) => line.t === 'cursor')!.cursor
    expect((await station.fetchAll(cursor)).filter((line) => line.t === 'put')).toEqual([])
    await world.office(docs[3]!.id, 'fulfillment.note', { text: 'Later' })
    const rest = await station.fetchAll(cursor)
    expect(rest.flatMap((line) => (line.t === 'put' ? [line.id] : []))).toEqual([docs[3]!.id])
  })

  test('a first copy says how many documents it brings; going on from a cursor does not', async () => {
    const { token } = await world.enrol()
    const ask = async (cursor: string): Promise<{ said: string | null; text: string }> => {
      const response = await fetch(`${world.url}/v1/sync/changes?incarnation=${newId()}${cursor}`, {
        headers: { authorization: `Device ${token}`, [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
      })
      return { said: response.headers.get(DOCUMENTS_HEADER), text: await response.text() }
    }
    const first = await ask('')
    const lines = first.text.trim().split('\n')
    expect(Number(first.said)).toBe(lines.filter((line) => line.includes('"t":"put"')).length)
    const { cursor } = JSON.parse(lines.findLast((line) => line.includes('"cursor"'))!) as { cursor: string }
    expect((await ask(`&cursor=${cursor}`)).said).toBeNull()
  })

  test('what changes, comes and goes while the pages are sent is right at the cursor', async () => {
    const docs = await world.addFulfillments(40)
    const station = miniStation(world, await world.enrol())
    const stream = await station.follow()
    await world.office(docs[0]!.id, 'fulfillment.note', { text: 'During the pages' })
    await world.office(docs[39]!.id, 'fulfillment.move', { factoryId: world.factoryB, reason: 'Nearer' })
    const [extra] = await world.addFulfillments(1)
    await stream.until((line) => line.t === 'put' && line.id === extra!.id)
    await stream.until((line, lines) => line.t === 'cursor' && lines.at(-1) === line)
    const replica = replicaAfter(stream.lines)
    expect(replica.has(docs[39]!.id)).toBe(false)
    expect(replica.get(docs[0]!.id)).toEqual(await world.stored(docs[0]!.id))
    stream.close()
  })

  test.each(['gzip', 'identity'])('live lines arrive at once, %s', async (encoding) => {
    const [doc] = await world.addFulfillments(1)
    const stream = await miniStation(world, await world.enrol()).follow(null, { encoding })
    await stream.until((line) => line.t === 'cursor')
    for (let change = 0; change < 5; change++) {
      await world.office(doc!.id, 'fulfillment.note', { text: `Note ${change}` })
      await stream.until(
        (line) => line.t === 'put' && line.id === doc!.id && line.doc.notes.length === change + 1,
      )
    }
    stream.close()
  })

  test('a cursor line says how far the asking station has come, and the documents before it include just that', async () => {
    const docs = await world.addFulfillments(1)
    const enrolled = await world.enrol()
    const station = miniStation(world, enrolled)
    const other = miniStation(world, await world.enrol())
    const streams = await Promise.all([station.follow(), other.follow()])
    for (const stream of streams) await stream.until((line) => line.t === 'cursor')
    expect(streams.map((stream) => stream.lastCursor().ackSeq)).toEqual([0, 0])
    for (let seq = 1; seq <= 3; seq++) {
      await station.push(
        station.did({ entityId: docs[0]!.id, name: 'fulfillment.note', args: { text: `${seq}` } }),
      )
      await streams[0].until((line) => line.t === 'cursor' && line.ackSeq === seq)
      const notes = streams[0].lines.findLast((line) => line.t === 'put' && line.id === docs[0]!.id)
      expect(notes).toMatchObject({ doc: { notes: { length: seq } } })
    }
    await streams[1].until((line) => line.t === 'put' && line.doc.notes.length === 3)
    await streams[1].until((line, lines) => line.t === 'cursor' && lines.at(-1) === line)
    expect(streams[1].lastCursor().ackSeq).toBe(0)
    const refused = station.did({ entityId: newId(), name: 'fulfillment.start' })
    await station.push(refused)
    await streams[0].until((line) => line.t === 'cursor' && line.ackSeq === 4)
    expect((await station.fetchAll()).at(-1)).toMatchObject({ t: 'cursor', ackSeq: 4 })
    streams.forEach((stream) => stream.close())
  })

  test('garbage, another database and a cursor from the future are answered with reset', async () => {
    const station = miniStation(world, await world.enrol())
    const cursor = (await station.fetchAll()).findLast((line) => line.t === 'cursor')!.cursor
    const epoch = cursor.split('.')[0]!
    for (const strange of [
      'garbage',
      `${epoch}.0`,
      `${newId()}.${cursor.split('.')[1]}`,
      `${epoch}.99999999999999999999`,
      `${epoch}.900000000000`,
    ])
      expect((await station.fetchAll(strange)).map(({ t }) => t)).toEqual(['reset'])
  })

  test('work that ended long ago leaves the replicas, and is not in a new one', async () => {
    const now = Date.UTC(2026, 10, 21, 9)
    const ended = new Date(now - 20 * DAY).toISOString()
    const [old] = await world.addFulfillments(1, { state: 'cancelled', endedAt: ended })
    const [open] = await world.addFulfillments(1)
    const station = miniStation(world, await world.enrol())
    const lines = await station.fetchAll()
    expect(replicaAfter(lines).has(old!.id)).toBe(true)
    const later = { now: () => now + 15 * DAY, monotonic: () => 0 }
    const { scopes } = await dropAgedWork(db.database, later)
    expect([...scopes].toSorted()).toEqual([`factory:${world.factoryA}`, `store:${world.storeId}`].toSorted())
    expect((await dropAgedWork(db.database, later)).dropped).toBe(0)
    const rest = await station.fetchAll(lines.findLast((line) => line.t === 'cursor')!.cursor)
    expect(rest.filter((line) => line.t === 'drop')).toEqual([{ t: 'drop', id: old!.id }])
    const fresh = replicaAfter(await station.fetchAll())
    expect([fresh.has(old!.id), fresh.has(open!.id)]).toEqual([false, true])
  })

  test('a quiet stream gives signs of life', async () => {
    const quick = await aSyncWorld(db.database, { settings: { heartbeatMs: 20, safetyPollMs: 20 } })
    const stream = await miniStation(quick, await quick.enrol()).follow()
    await stream.until((line) => line.t === 'ping')
    stream.close()
    await quick.close()
  })

  test('I8: every cursor that a stream ever said covers what came before it, and none goes back', async () => {
    const quick = await aSyncWorld(db.database, { settings: { heartbeatMs: 1, safetyPollMs: 5 } })
    const docs = await quick.addFulfillments(150)
    const station = miniStation(quick, await quick.enrol())
    const stream = await station.follow()
    await stream.until((line) => line.t === 'cursor')
    for (let round = 2; round <= 12; round++) {
      await db.pool.query('update fulfillment_requests set version = version + 1 where store_id = $1', [
        quick.storeId,
      ])
      quick.sync.poke([`factory:${quick.factoryA}`])
      await stream.until((line) => line.t === 'put' && line.version === round)
    }
    await stream.until((line, lines) => line.t === 'cursor' && lines.at(-1) === line)
    stream.close()
    let last = 0n
    for (const [index, line] of stream.lines.entries()) {
      if (line.t !== 'cursor') continue
      const xid = BigInt(line.cursor.split('.')[1]!)
      expect(xid).toBeGreaterThanOrEqual(last)
      if (xid === last) continue
      last = xid
      const resumed = replicaAfter(
        await station.fetchAll(line.cursor),
        replicaAfter(stream.lines.slice(0, index)),
      )
      expect(docs.filter(({ id }) => resumed.get(id)?.version !== 12)).toEqual([])
    }
    expect(last).toBeGreaterThan(0n)
    await quick.close()
  })

  test('a poke that was lost is made up for by the safety poll', async () => {
    const quick = await aSyncWorld(db.database, { settings: { heartbeatMs: 60_000, safetyPollMs: 20 } })
    const [doc] = await quick.addFulfillments(1)
    const stream = await miniStation(quick, await quick.enrol()).follow()
    await stream.until((line) => line.t === 'cursor')
    await db.pool.query('update fulfillment_requests set version = version + 1 where id = $1', [doc!.id])
    await stream.until((line) => line.t === 'put' && line.id === doc!.id && line.version === 2)
    stream.close()
    await quick.close()
  })

  test('a reader that takes nothing is cut off, and the others do not notice', async () => {
    const narrow = await aSyncWorld(db.database, { settings: { backlogBytes: 200_000 } })
    const docs = await narrow.addFulfillments(300)
    const enrolled = await narrow.enrol()
    const healthy = await miniStation(narrow, await narrow.enrol()).follow()
    await healthy.until((line) => line.t === 'cursor')
    const stuck = connect(Number(new URL(narrow.url).port), '127.0.0.1')
    stuck.on('error', () => undefined).pause()
    stuck.write(
      `GET /v1/sync/changes?live=1&incarnation=${newId()} HTTP/1.1\r\nhost: x\r\nauthorization: Device ${enrolled.token}\r\n${PROTOCOL_HEADER}: ${PROTOCOL_VERSION}\r\n\r\n`,
    )
    try {
      await waitFor(() => narrow.sync.streams() === 2)
      let version = 1
      for (; version < 80 && narrow.sync.streams() === 2; version++) {
        await db.pool.query('update fulfillment_requests set version = version + 1 where store_id = $1', [
          narrow.storeId,
        ])
        narrow.sync.poke([`factory:${narrow.factoryA}`])
        const reached = version + 1
        await healthy.until((line) => line.t === 'put' && line.id === docs[0]!.id && line.version === reached)
      }
      expect(narrow.sync.streams()).toBe(1)
    } finally {
      stuck.destroy()
      healthy.close()
      await narrow.close()
    }
  })

  test('streams end when the cloud closes', async () => {
    const closing = await aSyncWorld(db.database)
    const stream = await miniStation(closing, await closing.enrol()).follow()
    await stream.until((line) => line.t === 'cursor')
    await closing.sync.close()
    await stream.ended
    await closing.close()
  })

  test('a restored database has another epoch, and everyone starts again', async () => {
    const station = miniStation(world, await world.enrol())
    const cursor = (await station.fetchAll()).findLast((line) => line.t === 'cursor')!.cursor
    await renewEpoch(db.database, newId)
    const restarted = await aSyncWorld(db.database)
    const again = await fetch(`${restarted.url}/v1/sync/changes?incarnation=${newId()}&cursor=${cursor}`, {
      headers: { authorization: `Device ${station.token}`, [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
    })
    expect((JSON.parse(await again.text()) as { t: string }).t).toBe('reset')
    await restarted.close()
  })
})

async function waitFor(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn++) {
    if (turn > 1000) throw new Error('It never came true')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
