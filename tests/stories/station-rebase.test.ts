import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOutbox, type Outbox } from '../../src-main/outbox/outbox.ts'
import { project, projectAll } from '../../src-main/outbox/projection.ts'
import { rebase } from '../../src-main/outbox/rebase.ts'
import { act } from '../../src-main/packing/act.ts'
import type { BenchRoom } from '../../src-main/packing/bench-room.ts'
import { undo } from '../../src-main/packing/undo.ts'
import { openReplicaHouse, type ReplicaHouse } from '../../src-main/replica/replica-house.ts'
import { openStationFile, type StationFile } from '../../src-main/replica/station-file.ts'
import { openApplier, type Applier } from '../../src-main/sync/apply-changes.ts'
import { aFulfillment, anId } from '../support/bench-orders.ts'
import { fakeStore, type PushOutcome } from '../support/fake-cloud-store.ts'

// The rooms of the station without a network: this test is the network, and decides what arrives, when, and whether.

const AT = '2026-11-21T08:00:00.000Z'
const person = {
  id: anId(),
  name: 'Thandi',
  email: 't@example.com',
  password: '',
  role: 'operator' as const,
  permissions: ['confirm_by_hand' as const],
  pinHash: null,
}

type Step =
  | { do: 'act'; order: number; what: 'pack' | 'hold' | 'release' | 'note' | 'ship' | 'reopen' }
  | { do: 'undo'; order: number }
  | { do: 'send'; reply: 'arrives' | 'is lost' }
  | { do: 'stream' }
  | { do: 'new stream' }
  | { do: 'office'; order: number; what: 'cancel' | 'hold' | 'move away' | 'move back' }
  | { do: 'crash' }

const order = fc.integer({ min: 0, max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      order,
      what: fc.constantFrom<Extract<Step, { do: 'act' }>['what'][]>(
        'pack',
        'pack',
        'pack',
        'hold',
        'release',
        'note',
        'ship',
        'reopen',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), order }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      reply: fc.constantFrom('arrives' as const, 'arrives' as const, 'is lost' as const),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ do: 'stream' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'new stream' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('office' as const),
      order,
      what: fc.constantFrom('cancel' as const, 'hold' as const, 'move away' as const, 'move back' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
)

async function aWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-rebase-'))
  const cloud = fakeStore([person])
  const orders = [
    aFulfillment({ quantities: [2, 1] }),
    aFulfillment({ quantities: [1] }),
    aFulfillment({ quantities: [1, 1] }),
  ]
  for (const doc of orders) cloud.put(doc)
  const acknowledged = new Set<string>()
  let file: StationFile
  let house: ReplicaHouse
  let outbox: Outbox
  let room: BenchRoom
  let applier: Applier
  let at = { xid: 0, ackSeq: -1 }
  let followed = ''

  function follow(): void {
    followed = outbox.followed()
    const { cursor } = house.use((replica) => replica.position.read())
    at = { xid: cursor === null ? 0 : Number(cursor.split('.')[1]), ackSeq: -1 }
    applier = openApplier(house, outbox, followed, async () => undefined)
  }
  function open(): void {
    file = openStationFile(join(folder, 'station.db'), {})
    outbox = openOutbox({
      file,
      clock: { now: () => Date.parse(AT), monotonic: () => 0 },
      newId: anId,
      undoMs: 0,
    })
    house = openReplicaHouse(join(folder, 'replica.db'), () => undefined)
    house.use((replica) => {
      projectAll(replica, outbox)
      outbox.release(replica.position.read())
    })
    room = {
      file,
      house,
      outbox,
      clock: { now: () => Date.parse(AT), monotonic: () => 0 },
      newId: anId,
      trueNow: () => Date.parse(AT),
      person: () => ({ ...person, refreshToken: null, wrongPins: 0 }),
      makeRoom: () => false,
      onAction: () => undefined,
      onRefusals: () => undefined,
      warn: () => undefined,
    }
    follow()
  }
  open()

  const world = {
    cloud,
    acknowledged,
    async step(next: Step): Promise<void> {
      if (next.do === 'act') {
        const doc = house.use((replica) => replica.fulfillments.find(orders[next.order]!.id))?.doc
        const item = doc?.items.find((candidate) => candidate.packed < candidate.quantity) ?? doc?.items[0]
        const args = {
          pack: { itemId: item?.id, by: 'scan', evidence: 'x' },
          hold: { reason: 'look' },
          release: { reason: 'ok' },
          note: { text: 'n' },
          reopen: {},
          ship: { parcels: [{ id: anId(), carrier: 'dhl', trackingNumber: `JD${acknowledged.size}0000` }] },
        }[next.what]
        const result = act(room, orders[next.order]!.id, `fulfillment.${next.what}`, args)
        if (result.ok) acknowledged.add(result.mutationId)
      } else if (next.do === 'undo') {
        const id = outbox.undoable(orders[next.order]!.id)
        if (id && undo(room, id).ok) acknowledged.delete(id)
      } else if (next.do === 'send') {
        const batch = outbox.prepare()
        if (batch) world.reply(cloud.push(batch.incarnation, batch.mutations), next.reply)
      } else if (next.do === 'stream') {
        if (outbox.followed() !== followed) follow()
        const news = cloud.since(at, followed, AT)
        if (news) {
          at = news
          await applier.take(news.lines)
        }
      } else if (next.do === 'new stream') follow()
      else if (next.do === 'crash') {
        house.close()
        file.close()
        open()
      } else {
        const { id } = orders[next.order]!
        const doc = cloud.get(id)!
        if (next.what === 'move away') cloud.takeAway(id)
        else if (next.what === 'cancel') cloud.put({ ...doc, state: 'cancelled', endedAt: AT })
        else if (next.what === 'hold')
          cloud.put({
            ...doc,
            hold: { reason: 'office', by: { id: person.id as never, name: 'Office', role: 'admin' }, at: AT },
          })
        else cloud.put(doc)
      }
    },
    reply(result: PushOutcome, fate: 'arrives' | 'is lost'): void {
      if (result.kind !== 'answered') throw new Error(`The cloud answered with a ${result.kind}`)
      if (fate === 'is lost') return
      const { refused } = outbox.settle(result.outcomes, AT)
      house.use((replica) => {
        replica.transact(() => refused.forEach((id) => project(replica, outbox, id)))
        outbox.release(replica.position.read())
      })
    },
    /** I5 for every document, I13 for every acknowledged action. */
    check(): void {
      house.use((replica) => {
        const position = replica.position.read()
        for (const { id } of orders) {
          const stored = replica.fulfillments.find(id)
          if (!stored) continue
          const pending = outbox.pendingOf(id, position)
          expect(stored.doc).toEqual(rebase(stored.base ?? stored.doc, stored.base === null ? [] : pending))
          expect(stored.base === null).toBe(pending.length === 0)
        }
      })
      const places = world.places()
      for (const id of acknowledged) expect(places(id).length, `places of ${id}`).toBeGreaterThan(0)
    },
    places: () => {
      const refusals = new Set([...file.refusals.open()].map(({ mutationId }) => mutationId))
      const effects = new Map<string, number>()
      for (const { mutation, refusal } of cloud.effects)
        if (refusal === null) effects.set(mutation.id, (effects.get(mutation.id) ?? 0) + 1)
      return (id: string) => [
        ...(outbox.find(id) ? ['outbox'] : []),
        ...(refusals.has(id) ? ['refusals'] : []),
        ...Array.from({ length: effects.get(id) ?? 0 }, () => 'effect'),
      ]
    },
    /** The network is well again. */
    async quiet(): Promise<void> {
      for (let round = 0; round < 20; round++) {
        await world.step({ do: 'send', reply: 'arrives' })
        await world.step({ do: 'stream' })
      }
    },
    documents: () =>
      house.use(
        (replica) =>
          new Map(
            orders.flatMap(({ id }) => {
              const doc = replica.fulfillments.find(id)?.doc
              return doc ? [[id, doc] as const] : []
            }),
          ),
      ),
    left: () => outbox.entities(),
    close() {
      house.close()
      file.close()
      rmSync(folder, { recursive: true })
    },
  }
  return world
}

test('I5 I13 I4: whatever is done, sent, lost, repeated, cancelled, moved or crashed, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = await aWorld()
      try {
        await world.step({ do: 'stream' })
        for (const next of steps) {
          await world.step(next)
          world.check()
        }
        await world.quiet()
        world.check()
        expect(world.left()).toEqual([])
        expect(world.documents()).toEqual(world.cloud.visible())
        const places = world.places()
        for (const id of world.acknowledged) expect(places(id)).toHaveLength(1)
      } finally {
        world.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('I3: the cloud sees the actions of a document in the order they were made, under contiguous numbers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        step.filter(({ do: what }) => what !== 'office'),
        { minLength: 10, maxLength: 40 },
      ),
      async (steps) => {
        const world = await aWorld()
        try {
          await world.step({ do: 'stream' })
          for (const next of steps) await world.step(next)
          await world.quiet()
          const made = [...world.acknowledged]
          const seen = world.cloud.effects.map(({ mutation }) => mutation.id as string)
          expect(seen).toEqual(made)
          expect(world.cloud.effects.map(({ mutation }) => mutation.seq)).toEqual(made.map((_, i) => i + 1))
        } finally {
          world.close()
        }
      },
    ),
    { numRuns: 25 },
  )
})
