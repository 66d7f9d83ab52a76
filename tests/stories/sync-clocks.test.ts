import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { eachDatabase } from '../support/databases.ts'
import { miniStation } from './sync-support/station.ts'
import { aSyncWorldOn, type SyncWorld } from './sync-support/world.ts'

eachDatabase('I10: a clock that is wrong by years changes no outcome and no order', (db) => {
  let world: SyncWorld
  const now = Date.UTC(2026, 10, 21, 9)
  beforeAll(async () => {
    world = await aSyncWorldOn(db)
    world?.setNow(now)
  })
  afterAll(() => world?.close())

  const aShift = async (clocks: readonly string[]) => {
    const station = miniStation(world, await world.enrol())
    const [doc] = await world.addFulfillments(1)
    const at = (index: number) => ({
      occurredAt: clocks[index % clocks.length]!,
      stationClock: clocks[index % clocks.length]!,
    })
    const packed = doc!.items.map(({ id, quantity }, index) => ({
      entityId: doc!.id,
      name: 'fulfillment.pack',
      args: { itemId: id, pieces: quantity, by: 'scan', evidence: '1' },
      ...at(index),
    }))
    const parcel = { id: crypto.randomUUID(), carrier: 'courier_guy', trackingNumber: 'TCG1234567' }
    const reply = (
      await station.push(
        station.did(...packed, {
          entityId: doc!.id,
          name: 'fulfillment.ship',
          args: { parcels: [parcel] },
          ...at(packed.length),
        }),
      )
    ).reply()
    expect(reply.outcomes.every(({ refusal }) => refusal === null)).toBe(true)
    return { placedAt: doc!.order.placedAt, doc: (await world.stored(doc!.id)).doc, id: doc!.id }
  }
  const shape = (doc: Fulfillment) => ({
    state: doc.state,
    packed: doc.items.map(({ packed }) => packed),
    timeline: doc.timeline.map(({ kind }) => kind),
    parcels: doc.parcels.map(({ trackingNumber }) => trackingNumber),
  })

  test('clocks of 2016, 2036 and ones that jump give the same final state', async () => {
    const right = await aShift(['2026-11-21T08:59:00.000Z'])
    for (const clocks of [
      ['2016-11-21T08:59:00.000Z'],
      ['2036-11-21T08:59:00.000Z'],
      ['2036-01-01T00:00:00.000Z', '2016-01-01T00:00:00.000Z', '2026-11-21T08:00:00.000Z'],
    ])
      expect(shape((await aShift(clocks)).doc)).toEqual(shape(right.doc))
  })

  test('times that are shown lie between the order and now; what the clock said is kept in the events', async () => {
    const late = await aShift(['2036-11-21T08:59:00.000Z'])
    expect(late.doc.endedAt).toBe(new Date(now).toISOString())
    const early = await aShift(['2016-11-21T08:59:00.000Z'])
    expect(early.doc.endedAt).toBe(early.placedAt)
    const { rows } = await db.pool.query<{ clock: Date }>(
      `select distinct station_clock as clock from order_events where fulfillment_id = $1 and station_clock is not null`,
      [early.id],
    )
    expect(rows.map(({ clock }) => clock.toISOString())).toEqual(['2016-11-21T08:59:00.000Z'])
  })
})
