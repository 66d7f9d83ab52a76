import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aMakerShift, type MakerShift } from '../support/maker-shift.ts'
import { askForPostgres } from '../support/postgres.ts'
import { until } from '../support/shift.ts'

const parcel = (id: string) => ({ id, carrier: 'courier_guy', trackingNumber: 'TCG12345678' })
/** 70 % of two mugs at R 249.00, in cents. */
let EARNED = 0

describe.each(['PGlite', 'PostgreSQL'] as const)('work that moves between makers, on %s', (kind) => {
  let shift: MakerShift
  beforeEach(async (context) => {
    if (kind === 'PostgreSQL') {
      const postgres = await askForPostgres()
      if ('unavailable' in postgres) context.skip(`no PostgreSQL: ${postgres.unavailable}`)
    }
    shift = await aMakerShift(kind)
    const [mug] = await shift.cloud.rows<{ price: string }>(
      "select price from product_variants where sku = 'MUG-1-330'",
    )
    EARNED = (Number(mug!.price) * 2 * 7) / 10
  }, 60_000)
  afterEach(() => shift?.close())

  const buyMugs = () => shift.cloud.buy({ 'MUG-1-330': 2 })

  test('made and shipped with the network cut in the middle, without a scan: earned once, tracked, complete', async () => {
    const anna = await shift.maker('Anna Maker')
    const order = await buyMugs()
    await shift.assign(order, anna)
    const job = await anna.arrived(order)
    anna.network.down()
    expect(await anna.client().bench.start({ fulfillmentId: job })).toMatchObject({ ok: true })
    expect(await anna.client().bench.ship({ fulfillmentId: job, parcels: [] })).toMatchObject({
      ok: false,
      refusal: { refused: 'needs_parcel' },
    })
    const sent = await anna
      .client()
      .bench.ship({ fulfillmentId: job, parcels: [parcel(shift.cloud.cloud.newId())] })
    expect(sent).toMatchObject({ ok: true, view: { doc: { state: 'shipped' } } })
    anna.network.loseReplies(2)
    anna.network.up()
    await anna.settled()
    await until(async () => (await shift.cloud.effects(order)).status === 'shipped', 'shipped in the cloud')
    const office = await shift.office()
    await office.orders.deliver({ id: order.orderId })
    expect(await shift.ledger(order)).toEqual([['earning', EARNED, 'pending']])
    const [makerOrder] = await shift.cloud.rows(
      'select status, tracking_info from maker_orders where order_id = $1',
      [order.orderId],
    )
    expect(makerOrder).toMatchObject({
      status: 'completed',
      tracking_info: { tracking_number: 'TCG12345678', carrier: 'courier_guy' },
    })
  })

  test('withdrawn while its maker shipped it offline: the job goes, the shipping is refused in words, and the office sees both sides', async () => {
    const [anna, ben] = [await shift.maker('Anna Maker'), await shift.maker('Ben Maker')]
    const order = await buyMugs()
    await shift.assign(order, anna)
    const job = await anna.arrived(order)
    await anna.client().bench.start({ fulfillmentId: job })
    await anna.settled()
    anna.network.down()
    const office = await shift.office()
    await office.makers.withdraw({
      fulfillmentId: job,
      reason: 'promised for tomorrow',
      earning: 'keep',
      toMakerId: ben.makerId,
    })
    // Anna does not know yet.
    await anna.client().bench.ship({ fulfillmentId: job, parcels: [parcel(shift.cloud.cloud.newId())] })
    anna.network.up()
    await anna.settled()
    await until(
      async () => (await anna.client().bench.view({ fulfillmentId: job })) === null,
      'the job is gone from the station of the maker who lost it',
    )
    const [refused] = await anna.client().sync.refusals({ settled: false })
    expect(refused).toMatchObject({
      name: 'fulfillment.ship',
      title: 'This order is no longer with this station.',
      now: null,
    })
    expect(refused!.next).toContain('ask the office')

    expect(await office.orders.refusedActions({ id: order.orderId })).toMatchObject([
      {
        name: 'fulfillment.ship',
        actorName: 'Anna Maker',
        stationName: "Anna Maker's workshop",
        wanted: 'The Courier Guy TCG12345678',
        told: 'This order is no longer with this station.',
      },
    ])
    const detail = await office.orders.get({ id: order.orderId })
    expect(detail.events.map(({ kind: what }) => what)).toEqual(
      expect.arrayContaining(['assigned', 'started', 'withdrawn']),
    )
    expect(detail.parcels).toEqual([])
    // Ben has it now, from the beginning, and each earned their own.
    await ben.arrived(order)
    expect(await shift.ledger(order)).toEqual([
      ['earning', EARNED, 'pending'],
      ['earning', EARNED, 'pending'],
    ])
    await anna.client().sync.settle({ mutationId: refused!.mutationId, how: 'understood', text: '' })
    expect((await anna.client().status()).sync).toMatchObject({ refusals: 0, repairs: 0 })
  })

  test('what a maker who lost the job adds later is refused, and the next maker sees none of it', async () => {
    const [anna, ben] = [await shift.maker('Anna Maker'), await shift.maker('Ben Maker')]
    const order = await buyMugs()
    await shift.assign(order, anna)
    const job = await anna.arrived(order)
    await anna.client().bench.note({ fulfillmentId: job, text: 'Written by Anna, kept by the office' })
    await anna.settled()
    anna.network.down()
    await anna.client().bench.problem({ fulfillmentId: job, kind: 'cannot_make', text: 'My machine broke' })
    const office = await shift.office()
    await office.makers.withdraw({ fulfillmentId: job, reason: 'moved', toMakerId: ben.makerId })
    anna.network.up()
    await anna.settled()
    const theirs = await ben.arrived(order)
    const view = await ben.client().bench.view({ fulfillmentId: theirs })
    expect(JSON.stringify(view)).not.toContain('Anna')
    expect(view!.doc).toMatchObject({ problem: null, notes: [], state: 'submitted' })
    expect(await office.orders.refusedActions({ id: order.orderId })).toMatchObject([
      { name: 'fulfillment.problem', wanted: 'My machine broke' },
    ])
    expect(await shift.ledger(order)).toEqual([
      ['earning', EARNED, 'reversed'],
      ['reversal', -EARNED, 'reversed'],
      ['earning', EARNED, 'pending'],
    ])
  })

  test('suspended, a maker’s station loses every job at its next contact, and has them again afterwards', async () => {
    const anna = await shift.maker('Anna Maker')
    const order = await buyMugs()
    await shift.assign(order, anna)
    const job = await anna.arrived(order)
    const standing = async (status: string) => {
      await shift.cloud.rows('update maker_profiles set status = $2 where id = $1', [anna.makerId, status])
      shift.cloud.cloud.poke([`maker:${anna.makerId}`])
    }
    await standing('suspended')
    await until(
      async () => (await anna.client().bench.view({ fulfillmentId: job })) === null,
      'the job is gone',
    )
    await standing('active')
    await anna.arrived(order)
  })
})
