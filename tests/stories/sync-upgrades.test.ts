import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addNote } from '../../src-shared/mutations/flags.ts'
import type { Mutation } from '../../src-shared/mutations/mutation.ts'
import { MUTATIONS } from '../../src-shared/mutations/registry.ts'
import { eachDatabase } from '../support/databases.ts'
import { miniStation } from './sync-support/station.ts'
import { aSyncWorldOn, type SyncWorld } from './sync-support/world.ts'

/** The cloud after an upgrade: the note's argument was called `words` in version 1 and is `text` since version 2. */
const upgraded: Mutation = {
  ...(addNote as unknown as Mutation),
  version: 2,
  upcast: { 1: (args) => ({ text: (args as { words: string }).words }) },
}
const registry = MUTATIONS as Record<string, Mutation>

eachDatabase('I9: an upgrade with mutations waiting in an outbox loses none', (db) => {
  let world: SyncWorld
  beforeAll(async () => {
    world = await aSyncWorldOn(db)
  })
  afterEach(() => void (registry[addNote.name] = addNote as unknown as Mutation))
  afterAll(() => world?.close())

  test('arguments of the earlier version are brought up to date and take effect; the repeat is answered the same', async () => {
    registry[addNote.name] = upgraded
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const batch = station.did(
      { entityId: doc!.id, name: addNote.name, version: 1, args: { words: 'From before' } },
      { entityId: doc!.id, name: addNote.name, version: 2, args: { text: 'From after' } },
      { entityId: doc!.id, name: addNote.name, version: 3, args: { text: 'From the future' } },
    )
    const reply = (await station.push(batch)).reply()
    expect(reply.outcomes.map(({ refusal }) => refusal?.refused ?? 'done')).toEqual([
      'done',
      'done',
      'unknown_mutation',
    ])
    expect(reply.documents[0]!.doc.notes.map(({ text }) => text)).toEqual(['From before', 'From after'])
    expect((await station.push(batch)).reply().outcomes).toEqual(reply.outcomes)
  })

  test('arguments that cannot be brought up to date are refused, and the rest of the batch is not', async () => {
    registry[addNote.name] = {
      ...upgraded,
      upcast: {
        1: () => {
          throw new Error('a fault in the upgrade')
        },
      },
    }
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const batch = station.did(
      { entityId: doc!.id, name: addNote.name, version: 1, args: { words: 'From before' } },
      { entityId: doc!.id, name: 'fulfillment.start' },
    )
    const reply = (await station.push(batch)).reply()
    expect(reply.outcomes.map(({ refusal }) => refusal?.refused ?? 'done')).toEqual([
      'could_not_apply',
      'done',
    ])
  })
})
