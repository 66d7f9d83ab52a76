import { expect, test } from 'vitest'
import type { WorkSlice } from '../../src-shared/cloud-contract/makers/work.ts'
import { binaryStl, boxTriangles } from '../support/a-model.ts'
import { problemOf } from '../support/a-cloud.ts'
import { officeOf } from '../support/office-of.ts'
import { eachShop, type PlacedOrder, type Shop } from '../support/a-shop.ts'

let made = 0

async function aMaker(shop: Shop, more: Record<string, unknown> = {}, capacity = 5) {
  const capabilities = { processes: ['FDM'], materials: [], colours: [], machines: [], ...more }
  return (await officeOf(shop)).makers.add({
    person: { name: `Maker ${++made}`, email: `maker${made}@makers.test`, password: 'correct horse battery' },
    capabilities,
    location: { city: 'Cape Town', postalCode: '', country: 'ZA', latitude: null, longitude: null },
    capacity,
  })
}

/** A paid order of one mug, which asks for what `specs` say. */
async function aJob(
  shop: Shop,
  specs: Record<string, string> = {},
): Promise<PlacedOrder & { fulfillmentId: string }> {
  const named = Object.entries(specs).map(([name, value]) => ({ name, value }))
  await shop.rows(
    'update product_variants set specs = $2::jsonb where id = $1',
    shop.mug.variantId,
    JSON.stringify(named),
  )
  const order = await shop.paidOrder({ wants: [[shop.mug, 1]] })
  const [row] = await shop.rows<{ id: string }>(
    'select id from fulfillment_requests where order_id = $1',
    order.orderId,
  )
  return { ...order, fulfillmentId: row!.id }
}

const slicesOf = async (shop: Shop, id: string): Promise<WorkSlice[]> => {
  const api = await officeOf(shop)
  const all = ['unassigned', 'with_maker', 'at_factory', 'cannot_make', 'overdue'] as const
  const found = await Promise.all(all.map((slice) => api.makers.work({ slice, limit: 200 })))
  return all.filter((_, index) => found[index]!.rows.some((row) => row.id === id))
}

eachShop('handing work out', (shop) => {
  test('work is at a factory, then with its maker, then with nobody, and never in two places', async () => {
    const job = await aJob(shop())
    const maker = await aMaker(shop())
    const api = await officeOf(shop())
    expect(await slicesOf(shop(), job.fulfillmentId)).toEqual(['at_factory'])
    await api.makers.assign({ orderId: job.orderId, makerId: maker.id, reason: 'Fits' })
    expect(await slicesOf(shop(), job.fulfillmentId)).toEqual(['with_maker'])
    expect(await api.makers.get({ id: maker.id })).toMatchObject({
      openJobs: 1,
      jobs: [{ orderNumber: job.number, status: 'assigned', things: '1 × Mug “Karoo night”' }],
    })
    await api.makers.withdraw({ fulfillmentId: job.fulfillmentId, reason: 'Printer broke' })
    expect(await slicesOf(shop(), job.fulfillmentId)).toEqual(['unassigned'])
    shop().cloud.clock.forward(30 * 86_400_000)
    expect(await slicesOf(shop(), job.fulfillmentId)).toEqual(['unassigned', 'overdue'])
  })

  test('what is not paid is not there to be handed out', async () => {
    const order = await shop().order({ wants: [[shop().mug, 1]] })
    const found = await (await officeOf(shop())).makers.work({ search: order.number })
    expect(found.rows).toEqual([])
  })

  test('a job is found by its number, its customer, its maker and what it is', async () => {
    const job = await aJob(shop(), { Process: 'FDM', Material: 'PETG' })
    const maker = await aMaker(shop())
    const api = await officeOf(shop())
    await api.makers.assign({ orderId: job.orderId, makerId: maker.id, reason: 'Fits' })
    for (const search of [job.number, 'nomvula', maker.name, 'karoo'])
      expect((await api.makers.work({ search, limit: 200 })).rows.map((row) => row.id)).toContain(
        job.fulfillmentId,
      )
    expect((await api.makers.work({ search: '100 %' })).rows).toEqual([])
    const [row] = (await api.makers.work({ search: job.number })).rows
    expect(row).toMatchObject({
      asks: ['FDM', 'PETG'],
      pieces: 1,
      city: 'Cape Town',
      maker: { id: maker.id },
    })
    expect(await api.makers.workOne({ id: row!.id })).toMatchObject({
      items: [{ title: 'Mug “Karoo night”' }],
    })
  })

  test('proposals name who fits before who does not, never a paused one, and say why', async () => {
    const job = await aJob(shop(), { Process: 'Kintsugi', Colour: 'gold' })
    const able = await aMaker(shop(), { processes: ['Kintsugi'], colours: ['Gold'] })
    const unable = await aMaker(shop(), { processes: ['CNC'] })
    const paused = await aMaker(shop(), { processes: ['Kintsugi'] })
    const api = await officeOf(shop())
    await api.makers.setStatus({ id: paused.id, status: 'paused', reason: 'Holidays' })
    const { proposals, active } = await api.makers.propose({ id: job.fulfillmentId, limit: 100 })
    expect(proposals[0]).toMatchObject({ makerId: able.id, fits: true, hasRoom: true })
    expect(proposals[0]!.reasons.map((reason) => reason.words)).toEqual([
      'Kintsugi, gold',
      'In Cape Town too',
      'Free: none of 5 jobs',
      'No parcel yet to judge by',
    ])
    expect(proposals.find((one) => one.makerId === unable.id)).toMatchObject({
      fits: false,
      reasons: [{ words: 'Cannot do Kintsugi' }, {}, {}, {}],
    })
    expect(proposals.some((one) => one.makerId === paused.id)).toBe(false)
    expect(active).toBe(proposals.length)
  })

  test('the size of a model decides: it is measured from the file itself', async () => {
    const job = await aJob(shop(), { Process: 'Casting' })
    const small = await aMaker(shop(), {
      processes: ['Casting'],
      machines: [{ name: 'Tiny', x: 30, y: 30, z: 30 }],
    })
    const large = await aMaker(shop(), {
      processes: ['Casting'],
      machines: [{ name: 'Big', x: 300, y: 300, z: 300 }],
    })
    const key = `print-files/${shop().cloud.cloud.newId()}.stl`
    const file = await shop().cloud.cloud.storage.put(
      key,
      binaryStl(boxTriangles([120, 120, 120])),
      'model/stl',
    )
    await shop().rows(
      `insert into print_files (id, store_id, order_id, fulfillment_request_id, storage_key, name, media_type, bytes, sha256)
       values ($1, $2, $3, $4, $5, 'cube.stl', 'model/stl', $6, $7)`,
      shop().cloud.cloud.newId(),
      shop().cloud.cloud.storeId,
      job.orderId,
      job.fulfillmentId,
      key,
      file.bytes,
      file.sha256,
    )
    const { proposals } = await (await officeOf(shop())).makers.propose({ id: job.fulfillmentId, limit: 100 })
    const saidOf = (id: string) => proposals.find((one) => one.makerId === id)!.reasons[0]!.words
    expect(saidOf(large.id)).toBe('Casting, fits into Big')
    expect(saidOf(small.id)).toBe('Too large for every machine: 120 × 120 × 120 mm')
  })

  test('a plan fills nobody beyond their room and changes nothing; what it says can be assigned row by row', async () => {
    const jobs = [
      await aJob(shop(), { Process: 'Weaving' }),
      await aJob(shop(), { Process: 'Weaving' }),
      await aJob(shop(), { Process: 'Weaving' }),
    ]
    const [one, two] = [
      await aMaker(shop(), { processes: ['Weaving'] }, 1),
      await aMaker(shop(), { processes: ['Weaving'] }, 1),
    ]
    const api = await officeOf(shop())
    const plan = await api.makers.plan({ fulfillmentIds: jobs.map((job) => job.fulfillmentId) })
    const given = plan.map((row) => row.proposal?.makerId ?? row.why)
    expect(given.toSorted()).toEqual([one.id, two.id, 'Everyone who can make it is full'].toSorted())
    expect(await slicesOf(shop(), jobs[0]!.fulfillmentId)).toEqual(['at_factory'])
    const answers = await api.makers.assignMany({
      assignments: plan.flatMap(({ fulfillmentId, proposal, why }) =>
        proposal ? [{ fulfillmentId, makerId: proposal.makerId, reason: why }] : [],
      ),
    })
    expect(answers.map((answer) => answer.ok)).toEqual([true, true])
    expect((await api.makers.get({ id: one.id })).openJobs).toBe(1)
    expect((await api.makers.get({ id: two.id })).openJobs).toBe(1)
  })

  test('a job of nobody here is not proposed for', async () => {
    const api = await officeOf(shop())
    expect((await problemOf(api.makers.propose({ id: shop().cloud.cloud.newId() }))).status).toBe(404)
    expect(await api.makers.plan({ fulfillmentIds: [shop().cloud.cloud.newId()] })).toEqual([])
  })
})
