import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SaveChanges } from '../../cloud/sync/push/settle.ts'
import { eachDatabase } from '../support/databases.ts'
import { miniStation } from './sync-support/station.ts'
import { aSyncWorldOn, type SyncWorld } from './sync-support/world.ts'

eachDatabase('I12: bad data of one station does not stop anything else', (db) => {
  let world: SyncWorld
  beforeAll(async () => {
    world = await aSyncWorldOn(db)
  })
  afterEach(() => world.breakSaving(null))
  afterAll(() => world?.close())

  /** As Postgres refuses text that it cannot hold (class 22): the statement fails and the transaction with it. */
  const refusingNotes =
    (text: string) =>
    (save: SaveChanges): SaveChanges =>
    async (tx, changes) => {
      if (changes.some(({ after }) => after.notes.some((note) => note.text === text)))
        await tx.query(`select ('x' || $1)::int`, [text])
      return save(tx, changes)
    }

  test.each([0, 7, 19])(
    'a mutation that cannot be saved (the %ith of 20) is refused and logged, and the others take effect',
    async (place) => {
      world.breakSaving(refusingNotes('poison'))
      const station = miniStation(world, await world.enrol())
      const docs = await world.addFulfillments(5)
      const batch = station.did(
        ...Array.from({ length: 20 }, (_, index) => ({
          entityId: docs[index % 5]!.id as string,
          name: 'fulfillment.note',
          args: { text: index === place ? 'poison' : `note ${index}` },
        })),
      )
      const logged = world.logged.length
      const reply = (await station.push(batch)).reply()
      expect(reply.ackSeq).toBe(20)
      const refused = reply.outcomes.filter(({ refusal }) => refusal)
      expect(refused.map(({ seq, refusal }) => [seq, refusal?.refused])).toEqual([
        [place + 1, 'could_not_apply'],
      ])
      expect(world.logged.slice(logged).filter(({ level }) => level === 'error')).toHaveLength(1)
      for (const [index, doc] of docs.entries()) {
        const texts = Array.from({ length: 4 }, (_, round) => index + round * 5).filter(
          (each) => each !== place,
        )
        expect((await world.stored(doc.id)).doc.notes.map(({ text }) => text)).toEqual(
          texts.map((each) => `note ${each}`),
        )
      }
      for (const { id, version, doc } of reply.documents)
        expect({ version, doc }).toEqual(await world.stored(id))
      expect((await station.push(batch)).reply().outcomes).toEqual(reply.outcomes)
    },
  )

  test('text that Postgres cannot hold (a zero byte) is refused, in arguments and in the name', async () => {
    const station = miniStation(world, await world.enrol())
    const docs = await world.addFulfillments(2)
    const reply = (
      await station.push(
        station.did(
          {
            entityId: docs[0]!.id,
            name: 'fulfillment.pack',
            args: { itemId: docs[0]!.items[0]!.id, by: 'hand', evidence: 'torn\u0000label' },
          },
          { entityId: docs[1]!.id, name: 'fulfillment.note\u0000' },
          { entityId: docs[1]!.id, name: 'fulfillment.start' },
        ),
      )
    ).reply()
    expect(reply.outcomes.map(({ refusal }) => refusal?.refused ?? 'done')).toEqual([
      'could_not_apply',
      'unknown_mutation',
      'done',
    ])
  })

  test('a fault that is not the data (the database goes away) refuses nothing: the batch comes again whole', async () => {
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const batch = station.did({ entityId: doc!.id, name: 'fulfillment.start' })
    world.breakSaving(
      () => () => Promise.reject(Object.assign(new Error('the disk is full'), { code: '53100' })),
    )
    expect((await station.push(batch)).status).toBe(503)
    world.breakSaving(null)
    expect((await station.push(batch)).reply().outcomes[0]!.refusal).toBeNull()
  })

  test('a deadlock starts the batch over, and nobody notices', async () => {
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    let times = 0
    world.breakSaving((save) => (tx, changes) => {
      if (++times <= 2) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
      return save(tx, changes)
    })
    expect((await station.push(station.did({ entityId: doc!.id, name: 'fulfillment.start' }))).status).toBe(
      200,
    )
    expect(times).toBe(3)
  })
})
