import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PushedMutation } from '../../src-shared/sync/protocol.ts'
import { eachDatabase } from '../support/databases.ts'
import { faultyDatabase, type FaultyDatabase } from './sync-support/faulty-database.ts'
import { miniStation, type MiniStation } from './sync-support/station.ts'
import { aSyncWorld, databaseOf, type SyncWorld } from './sync-support/world.ts'

eachDatabase('I2: each mutation takes effect exactly once or is refused exactly once', (db) => {
  let world: SyncWorld
  let faulty: FaultyDatabase
  beforeAll(async () => {
    const database = databaseOf(db)
    if (!database) return
    faulty = faultyDatabase(database)
    world = await aSyncWorld(faulty)
  })
  afterAll(() => world?.close())

  /** A shift's work on three orders: notes on all of them, and one action that the rules refuse. */
  const aBatch = async (): Promise<{ station: MiniStation; batch: PushedMutation[]; ids: string[] }> => {
    const station = miniStation(world, await world.enrol())
    const ids = (await world.addFulfillments(3)).map(({ id }) => id as string)
    const notes = ids.map((entityId) => ({
      entityId,
      name: 'fulfillment.note',
      args: { text: 'Wrapped twice' },
    }))
    const refused = { entityId: ids[0]!, name: 'fulfillment.ship', args: { parcels: [] } }
    return { station, batch: station.did(...notes, refused, ...notes), ids }
  }
  const notesOn = async (ids: readonly string[]): Promise<number[]> => {
    const stored = await Promise.all(ids.map((id) => world.stored(id)))
    return stored.map(({ doc }) => doc.notes.length)
  }
  const recordedFor = async (station: MiniStation): Promise<number> => {
    const { rows } = await db.pool.query<{ count: number }>(
      'select count(*)::int as count from device_mutations where device_id = $1',
      [station.deviceId],
    )
    return rows[0]!.count
  }

  test('a batch takes effect, and the reply has an answer for each mutation and the documents as they now are', async () => {
    const { station, batch, ids } = await aBatch()
    const reply = (await station.push(batch)).reply()
    expect(reply.ackSeq).toBe(7)
    expect(reply.outcomes.map(({ seq, refusal }) => [seq, refusal?.refused ?? 'done'])).toEqual([
      [1, 'done'],
      [2, 'done'],
      [3, 'done'],
      [4, 'not_shippable'],
      [5, 'done'],
      [6, 'done'],
      [7, 'done'],
    ])
    for (const { id, version, doc } of reply.documents)
      expect({ version, doc }).toEqual(await world.stored(id))
    expect(reply.documents.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(await notesOn(ids)).toEqual([2, 2, 2])
  })

  test('repeated a hundred times, whole and in parts, it has one effect and byte-equal answers', async () => {
    const { station, batch, ids } = await aBatch()
    const first = await station.push(batch)
    const answers = outcomesOf(first.text)
    for (let round = 0; round < 100; round++) {
      const from = round % batch.length
      const to = from + 1 + ((round * 7) % (batch.length - from))
      const again = await station.push(batch.slice(from, to))
      expect(again.status).toBe(200)
      expect(outcomesOf(again.text)).toEqual(answers.slice(from, to))
      expect(again.reply().ackSeq).toBe(7)
    }
    expect(await notesOn(ids)).toEqual([2, 2, 2])
    expect(await recordedFor(station)).toBe(7)
  })

  test('the same batch sent by several connections at once has one effect', async () => {
    const { station, batch, ids } = await aBatch()
    const answers = await Promise.all([station.push(batch), station.push(batch), station.push(batch)])
    expect(new Set(answers.map(({ text }) => JSON.stringify(outcomesOf(text)))).size).toBe(1)
    expect(await notesOn(ids)).toEqual([2, 2, 2])
    expect(await recordedFor(station)).toBe(7)
  })

  test('batches that arrive out of order are turned away with the number that is missing, and take effect in order', async () => {
    const { station, batch, ids } = await aBatch()
    const late = await station.push(batch.slice(3))
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ type: 'urn:packbench:problem:sequence-gap', expectedSeq: 1 })
    expect((await station.push(batch.slice(0, 3))).status).toBe(200)
    expect((await station.push(batch.slice(4))).body).toMatchObject({ expectedSeq: 4 })
    expect((await station.push(batch.slice(2))).status).toBe(200)
    expect(await notesOn(ids)).toEqual([2, 2, 2])
  })

  test('a transaction that dies at any of its statements leaves nothing, and the batch then takes effect once', async () => {
    const probe = await aBatch()
    await probe.station.push(probe.batch)
    const statements = faulty.statements
    expect(statements).toBeGreaterThan(8)
    // After one statement is before the next; after the last is before the commit.
    for (let statement = 1; statement <= statements + 1; statement++) {
      const { station, batch, ids } = await aBatch()
      faulty.dieAt(Math.min(statement, statements), statement > statements ? 'after' : 'before')
      expect((await station.push(batch)).status).toBe(503)
      faulty.dieAt(null)
      expect(await recordedFor(station)).toBe(0)
      expect(await notesOn(ids)).toEqual([0, 0, 0])
      expect((await station.push(batch)).reply().ackSeq).toBe(7)
      expect(await notesOn(ids)).toEqual([2, 2, 2])
    }
  })

  test('the same number with other arguments is a conflict that is logged, and changes nothing', async () => {
    const { station, batch, ids } = await aBatch()
    await station.push(batch)
    const forged = { ...batch[0]!, args: { text: 'Something else' } }
    const answer = await station.push([forged])
    expect(answer.status).toBe(409)
    expect(answer.body['type']).toBe('urn:packbench:problem:sequence-conflict')
    expect(
      world.logged.filter(({ level, fields }) => level === 'error' && fields['device'] === station.deviceId),
    ).toHaveLength(1)
    expect(await notesOn(ids)).toEqual([2, 2, 2])
  })

  test('a restored outbox sends its actions again under a new incarnation: they are answered as before, without effect', async () => {
    const { station, batch, ids } = await aBatch()
    const before = (await station.push(batch)).reply()
    const restored = miniStation(world, station)
    const again = batch.slice(2, 5).map((mutation, index) => ({ ...mutation, seq: index + 1 }))
    const reply = (await restored.push(again)).reply()
    expect(reply.ackSeq).toBe(3)
    expect(reply.outcomes.map(({ id, refusal }) => ({ id, refusal }))).toEqual(
      before.outcomes.slice(2, 5).map(({ id, refusal }) => ({ id, refusal })),
    )
    expect(await notesOn(ids)).toEqual([2, 2, 2])
    const fresh = { ...batch[0]!, seq: 4, id: ids[0]! as PushedMutation['id'] }
    expect((await restored.push([fresh])).reply().outcomes[0]!.refusal).toBeNull()
    expect(await notesOn(ids)).toEqual([3, 2, 2])
  })
})

/** The answers as they stand in the reply, byte for byte. */
const outcomesOf = (text: string): string[] => {
  const list = /"outcomes":(\[.*?\]),"documents"/s.exec(text)![1]!
  return list.slice(1, -1).split(/,(?=\{"seq")/)
}
