import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.ts'
import { miniStation } from './sync-support/station.ts'
import { aSyncWorldOn, type SyncWorld } from './sync-support/world.ts'

eachDatabase('I3: mutations of one station on one document take effect in their order', (db) => {
  let world: SyncWorld
  beforeAll(async () => {
    world = await aSyncWorldOn(db)
  })
  afterAll(() => world?.close())

  test('notes on interleaved documents stand in the order in which they were written, across batches', async () => {
    const station = miniStation(world, await world.enrol())
    const ids = (await world.addFulfillments(4)).map(({ id }) => id as string)
    const written = new Map(ids.map((id) => [id, [] as string[]]))
    for (let batch = 0; batch < 3; batch++) {
      const actions = Array.from({ length: 40 }, (_, index) => {
        const entityId = ids[(index * 7 + batch) % ids.length]!
        const text = `batch ${batch} action ${index}`
        written.get(entityId)!.push(text)
        return { entityId, name: 'fulfillment.note', args: { text } }
      })
      expect((await station.push(station.did(...actions))).status).toBe(200)
    }
    for (const id of ids)
      expect((await world.stored(id)).doc.notes.map(({ text }) => text)).toEqual(written.get(id))
  })

  test('start, pack and ship in one batch: each builds on the one before', async () => {
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const packed = doc!.items.map(({ id, quantity }) => ({
      entityId: doc!.id,
      name: 'fulfillment.pack',
      args: { itemId: id, pieces: quantity, by: 'scan', evidence: '4006381333931' },
    }))
    const parcel = { id: crypto.randomUUID(), carrier: 'courier_guy', trackingNumber: 'TCG1234567' }
    const reply = (
      await station.push(
        station.did(
          { entityId: doc!.id, name: 'fulfillment.start' },
          ...packed,
          { entityId: doc!.id, name: 'fulfillment.ship', args: { parcels: [parcel] } },
          { entityId: doc!.id, name: 'fulfillment.start' },
        ),
      )
    ).reply()
    expect(reply.outcomes.map(({ refusal }) => refusal?.refused ?? 'done')).toEqual([
      'done',
      'done',
      'done',
      'done',
      'not_startable',
    ])
    expect(reply.documents[0]!.doc.state).toBe('shipped')
    const { rows } = await db.pool.query(
      'select tracking_number from shipments where fulfillment_request_id = $1',
      [doc!.id],
    )
    expect(rows).toEqual([{ tracking_number: 'TCG1234567' }])
  })
})
