import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src-shared/fulfillment/document.ts'
import { eachDatabase } from '../support/databases.ts'
import { miniStation, type Action } from './sync-support/station.ts'
import { aSyncWorldOn, newId, type SyncWorld } from './sync-support/world.ts'

eachDatabase('I7: a refusal changes nothing in the cloud but the record of it', (db) => {
  let world: SyncWorld
  beforeAll(async () => {
    world = await aSyncWorldOn(db)
  })
  afterAll(() => world?.close())

  /** Everything but the record: each table's rows as one text. */
  const everything = async (): Promise<Record<string, string>> => {
    const tables = await db.pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('device_mutations', 'device_incarnations', 'devices')`,
    )
    const texts: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await db.pool.query<{ text: string }>(
        `select coalesce(string_agg(t::text, '|' order by t::text), '') as text from ${name} t`,
      )
      texts[name] = rows[0]!.text
    }
    return texts
  }

  const unknownPerson: Actor = { id: newId() as Actor['id'], name: 'Nobody', role: 'admin' }
  const refused: [string, string, (id: string) => Action][] = [
    [
      'what the life cycle forbids',
      'not_shippable',
      (entityId) => ({ entityId, name: 'fulfillment.ship', args: { parcels: [] } }),
    ],
    [
      'an item of another order',
      'no_such_item',
      (entityId) => ({
        entityId,
        name: 'fulfillment.pack',
        args: { itemId: newId(), by: 'scan', evidence: '1' },
      }),
    ],
    [
      'what only the office may do',
      'not_allowed',
      (entityId) => ({ entityId, name: 'fulfillment.cancel', args: { reason: 'No' } }),
    ],
    [
      'a person whom nobody knows',
      'not_allowed',
      (entityId) => ({ entityId, name: 'fulfillment.start', actor: unknownPerson }),
    ],
    [
      'a person of another factory',
      'not_allowed',
      (entityId) => ({ entityId, name: 'fulfillment.start', actor: world.sipho }),
    ],
    [
      'an action of a newer station',
      'unknown_mutation',
      (entityId) => ({ entityId, name: 'fulfillment.start', version: 99 }),
    ],
    ['an action that does not exist', 'unknown_mutation', (entityId) => ({ entityId, name: 'constructor' })],
    [
      'unreadable arguments',
      'bad_arguments',
      (entityId) => ({ entityId, name: 'fulfillment.note', args: { text: 7 } }),
    ],
    ['an order that is not there', 'not_found', () => ({ entityId: newId(), name: 'fulfillment.start' })],
  ]

  test.each(refused)('%s: %s', async (_what, code, action) => {
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const before = await everything()
    const batch = station.did(action(doc!.id))
    const answer = await station.push(batch)
    expect(answer.reply().outcomes[0]!.refusal?.refused).toBe(code)
    expect(await everything()).toEqual(before)
    const { rows } = await db.pool.query<{ outcome: string; refused: boolean }>(
      'select outcome, refused from device_mutations where device_id = $1',
      [station.deviceId],
    )
    expect(rows).toEqual([{ outcome: expect.stringContaining(code), refused: true }])
    expect((await station.push(batch)).reply().outcomes).toEqual(answer.reply().outcomes)
  })

  test('someone who signed in on this station may act, and no longer once they are taken out', async () => {
    const enrolled = await world.enrol()
    const station = miniStation(world, enrolled)
    const [doc] = await world.addFulfillments(1)
    await db.pool.query(
      `insert into sessions (id, family_id, store_id, user_id, device_id, token_hash, expires_at, ended_at) values ($1, $1, $2, $3, $4, $5, now(), now())`,
      [newId(), world.storeId, world.sipho.id, enrolled.deviceId, newId()],
    )
    const note = { entityId: doc!.id, name: 'fulfillment.note', args: { text: 'Hello' }, actor: world.sipho }
    expect((await station.push(station.did(note))).reply().outcomes[0]!.refusal).toBeNull()
    await db.pool.query('update users set active = false where id = $1', [world.sipho.id])
    expect((await station.push(station.did(note))).reply().outcomes[0]!.refusal?.refused).toBe('not_allowed')
    await db.pool.query('update users set active = true where id = $1', [world.sipho.id])
  })
})
