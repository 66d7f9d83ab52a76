import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.ts'
import { miniStation } from './sync-support/station.ts'
import { aSyncWorld, type SyncWorld } from './sync-support/world.ts'

eachDatabase('I2: each mutation takes effect exactly once', (db) => {
  let world: SyncWorld
  beforeAll(async () => {
    world = await aSyncWorld(db.database)
  })
  afterAll(() => world?.close())

  test('a batch takes effect and is answered', async () => {
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const answer = await station.push(station.did({ entityId: doc!.id, name: 'fulfillment.start' }))
    expect(answer.text).toContain('ackSeq')
    const reply = answer.reply()
    expect(reply.ackSeq).toBe(1)
    expect(reply.outcomes[0]!.refusal).toBeNull()
    expect(reply.documents).toEqual([{ id: doc!.id, ...(await world.stored(doc!.id)) }])
    expect(reply.documents[0]!.doc.state).toBe('processing')
  })

  test('the stream has it', async () => {
    const station = miniStation(world, await world.enrol())
    const stream = await station.follow()
    await stream.until((line) => line.t === 'cursor')
    const [doc] = await world.addFulfillments(1)
    await stream.until((line) => line.t === 'put' && line.id === doc!.id)
    stream.close()
  })
})
