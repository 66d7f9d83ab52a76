import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.ts'
import { miniStation } from './sync-support/station.ts'
import { aSyncWorldOn, type SyncWorld } from './sync-support/world.ts'

eachDatabase('I6 and isolation: a station sees its scope, all of it, and nothing else', (db) => {
  let world: SyncWorld
  beforeAll(async () => {
    world = await aSyncWorldOn(db)
  })
  afterAll(() => world?.close())

  test('work that moves to another factory drops from the one and appears at the other', async () => {
    const [doc] = await world.addFulfillments(1)
    const here = await miniStation(world, await world.enrol()).follow()
    const there = await miniStation(world, await world.enrol({ factoryId: world.factoryB })).follow()
    await here.until((line) => line.t === 'put' && line.id === doc!.id)
    await there.until((line) => line.t === 'cursor')
    await world.office(doc!.id, 'fulfillment.move', { factoryId: world.factoryB, reason: 'Nearer' })
    await here.until((line) => line.t === 'drop' && line.id === doc!.id)
    await there.until((line) => line.t === 'put' && line.id === doc!.id)
    expect(there.lines.some((line) => line.t === 'drop')).toBe(false)
    here.close()
    there.close()
  })

  test('what it did to work that has left is answered with not_found, and without the document', async () => {
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const offline = station.did({
      entityId: doc!.id,
      name: 'fulfillment.note',
      args: { text: 'Packed here' },
    })
    await world.office(doc!.id, 'fulfillment.move', { factoryId: world.factoryB, reason: 'Nearer' })
    const before = await world.stored(doc!.id)
    const reply = (await station.push(offline)).reply()
    expect(reply.outcomes[0]!.refusal?.refused).toBe('not_found')
    expect(reply.documents).toEqual([])
    expect(await world.stored(doc!.id)).toEqual(before)
  })

  test('a station of factory B gets no line about A, in the beginning, live, or for a cursor of A', async () => {
    const [secret] = await world.addFulfillments(1, { notes: [] })
    const a = miniStation(world, await world.enrol())
    const b = miniStation(world, await world.enrol({ factoryId: world.factoryB }))
    const cursorOfA = (await a.fetchAll()).findLast((line) => line.t === 'cursor')!.cursor
    const live = await b.follow()
    await live.until((line) => line.t === 'cursor')
    await world.office(secret!.id, 'fulfillment.note', { text: 'For A alone' })
    const [own] = await world.addFulfillments(1, { factoryId: world.factoryB as never })
    await live.until((line) => line.t === 'put' && line.id === own!.id)
    const seen = [...live.lines, ...(await b.fetchAll(cursorOfA)), ...(await b.fetchAll())]
    expect(seen.filter((line) => line.t === 'put').every(({ doc }) => doc.factoryId === world.factoryB)).toBe(
      true,
    )
    expect(JSON.stringify(seen)).not.toContain(secret!.id)
    live.close()
  })

  test('a forged id gives not_found, the same as an id that does not exist', async () => {
    const [secret] = await world.addFulfillments(1)
    const b = miniStation(world, await world.enrol({ factoryId: world.factoryB }))
    const ids = [secret!.id as string, crypto.randomUUID()]
    const batch = b.did(
      ...ids.map((entityId) => ({ entityId, name: 'fulfillment.start', actor: world.sipho })),
    )
    const reply = (await b.push(batch)).reply()
    expect(reply.outcomes.map(({ refusal }) => refusal)).toEqual([
      { refused: 'not_found', detail: {} },
      { refused: 'not_found', detail: {} },
    ])
    expect(reply.documents).toEqual([])
  })

  test('a desk station sees both factories and may move work; a station of a factory may not, whoever stands at it', async () => {
    const { rows } = await db.pool.query<{ id: string }>(
      `insert into users (id, store_id, email, name, role) values (gen_random_uuid(), $1, 'olga@example.com', 'Olga Brandt', 'admin') returning id`,
      [world.storeId],
    )
    await db.pool.query('insert into factory_members (factory_id, user_id) values ($1, $2)', [
      world.factoryA,
      rows[0]!.id,
    ])
    const admin = { id: rows[0]!.id as never, name: 'Olga Brandt', role: 'admin' as const }
    const desk = miniStation(world, await world.enrol({ factoryId: null }))
    await db.pool.query(
      `insert into sessions (id, family_id, store_id, user_id, device_id, token_hash, expires_at) values (gen_random_uuid(), gen_random_uuid(), $1, $2, $3, gen_random_uuid()::text, now())`,
      [world.storeId, admin.id, desk.deviceId],
    )
    const [inA] = await world.addFulfillments(1)
    const [inB] = await world.addFulfillments(1, { factoryId: world.factoryB as never })
    const ids = (await desk.fetchAll()).flatMap((line) => (line.t === 'put' ? [line.id] : []))
    expect(ids).toEqual(expect.arrayContaining([inA!.id, inB!.id]))
    const move = {
      entityId: inA!.id,
      name: 'fulfillment.move',
      args: { factoryId: world.factoryB, reason: 'Nearer' },
      actor: admin,
    }
    const bench = miniStation(world, await world.enrol())
    expect((await bench.push(bench.did(move))).reply().outcomes[0]!.refusal?.refused).toBe('not_allowed')
    const reply = (await desk.push(desk.did(move))).reply()
    expect(reply.outcomes[0]!.refusal).toBeNull()
    expect(reply.documents[0]!.doc.factoryId).toBe(world.factoryB)
  })

  test('a revoked station: its stream ends without another document, and nothing it sends takes effect', async () => {
    const enrolled = await world.enrol()
    const station = miniStation(world, enrolled)
    const [doc] = await world.addFulfillments(1)
    const stream = await station.follow()
    await stream.until((line) => line.t === 'cursor')
    await db.database.asService(async (tx) => {
      await tx.query('update devices set revoked_at = now() where id = $1', [enrolled.deviceId])
    })
    await world.office(doc!.id, 'fulfillment.note', { text: 'After the revocation' })
    await stream.ended
    expect(JSON.stringify(stream.lines)).not.toContain('After the revocation')
    const answer = await station.push(station.did({ entityId: doc!.id, name: 'fulfillment.start' }))
    expect(answer.status).toBe(403)
    expect(answer.body['type']).toBe('urn:packbench:problem:device-revoked')
    expect((await station.follow()).status).toBe(403)
    expect((await world.stored(doc!.id)).doc.state).toBe('submitted')
  })

  test('a station that was revoked and let in again follows on', async () => {
    const enrolled = await world.enrol()
    const station = miniStation(world, enrolled)
    const cursor = (await station.fetchAll()).findLast((line) => line.t === 'cursor')!.cursor
    await world.revoke(enrolled)
    await db.pool.query('update devices set revoked_at = null where id = $1', [enrolled.deviceId])
    const [doc] = await world.addFulfillments(1)
    const stream = await station.follow(cursor)
    await stream.until((line) => line.t === 'put' && line.id === doc!.id)
    stream.close()
  })
})
