import Database from 'better-sqlite3'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesBelow, foundOnDisk } from '../support/found-on-disk.ts'
import { aMakerShift, type MakerAtWork, type MakerShift } from '../support/maker-shift.ts'
import { askForPostgres } from '../support/postgres.ts'
import { until, type Bought } from '../support/shift.ts'

/** Of the customer's name and address, as they stand in documents, on labels and, folded, in the search. */
const CUSTOMER = ['Müller', 'müller', 'muller', 'Zoë', 'Long Street', 'LONG STREET', 'long street']

describe.each(['PGlite', 'PostgreSQL'] as const)('what a job leaves on a maker’s machine, on %s', (kind) => {
  let shift: MakerShift
  let anna: MakerAtWork
  let opened: string[]
  beforeEach(async (context) => {
    if (kind === 'PostgreSQL') {
      const postgres = await askForPostgres()
      if ('unavailable' in postgres) context.skip(`no PostgreSQL: ${postgres.unavailable}`)
    }
    opened = []
    shift = await aMakerShift(kind, {
      station: {
        openFile: async ({ copy }) => {
          opened.push(await copy())
          return { link: null }
        },
      },
    })
    anna = await shift.maker('Anna Maker')
  }, 60_000)
  afterEach(() => shift?.close())

  const parcel = () => ({
    id: shift.cloud.cloud.newId(),
    carrier: 'courier_guy',
    trackingNumber: 'TCG12345678',
  })
  const inFolder = (name: string) => filesBelow(join(anna.dataDir, name))

  async function aJob(): Promise<{ order: Bought; id: Awaited<ReturnType<MakerAtWork['arrived']>> }> {
    const order = await shift.cloud.buy({ 'MUG-1-330': 2 })
    await shift.assign(order, anna)
    return { order, id: await anna.arrived(order) }
  }
  const filesOf = (fulfillmentId: Awaited<ReturnType<MakerAtWork['arrived']>>) =>
    anna.client().files.list({ fulfillmentId })
  async function fetchFiles(fulfillmentId: Awaited<ReturnType<MakerAtWork['arrived']>>) {
    for (const { file } of await filesOf(fulfillmentId))
      await anna.client().files.download({ fulfillmentId, printFileId: file.id })
    await until(
      async () => (await filesOf(fulfillmentId)).every(({ state }) => state === 'ready'),
      'the files of the job',
    )
    return filesOf(fulfillmentId)
  }

  /** Works on a job with everything that leaves traces, until Anna has shipped it on a dead network. */
  async function workedOnOffline() {
    const { order, id } = await aJob()
    const [file] = await fetchFiles(id)
    await anna.client().files.open({ fulfillmentId: id, printFileId: file!.file.id, how: 'open' })
    expect(readFileSync(opened[0]!).length).toBe(file!.file.bytes)
    await anna.client().bench.start({ fulfillmentId: id })
    await anna.settled()
    anna.network.down()
    await anna.client().bench.ship({ fulfillmentId: id, parcels: [parcel()] })
    for (const paper of ['shipping_label', 'packing_slip'] as const) {
      const printed = await anna.client().printing.print({ kind: paper, fulfillmentId: id })
      expect(printed).toMatchObject({ ok: true })
    }
    await until(
      async () =>
        (await anna.client().printing.jobs({ fulfillmentId: id })).every(({ state }) => state === 'printed'),
      'two sheets',
    )
    return { order, id }
  }
  const takeBack = async (id: Awaited<ReturnType<MakerAtWork['arrived']>>) =>
    (await shift.office()).makers.withdraw({
      fulfillmentId: id,
      reason: 'promised for tomorrow',
      earning: 'keep',
    })
  const wiped = async (id: string) =>
    until(
      async () =>
        (await anna.client().sync.refusals({ settled: false })).length === 1 &&
        (await anna.client().bench.view({ fulfillmentId: id })) === null &&
        foundOnDisk(anna.dataDir, ...CUSTOMER).length === 0,
      'a station that has forgotten the customer',
    )

  test('withdrawn while it was shipped offline: file, copy, sheets and customer are gone, what was done stays', async () => {
    const { id } = await workedOnOffline()
    expect(inFolder('files')).toHaveLength(1)
    // The search finds something while it is there: so finding nothing later means something.
    expect(foundOnDisk(anna.dataDir, ...CUSTOMER).length).toBeGreaterThan(0)

    await takeBack(id)
    anna.network.up()
    await anna.settled()
    await wiped(id)
    expect([inFolder('files'), inFolder('opened')]).toEqual([[], []])
    const [refused] = await anna.client().sync.refusals({ settled: false })
    expect(refused).toMatchObject({
      name: 'fulfillment.ship',
      actorName: 'Anna Maker',
      customer: '',
      before: { id, shipTo: null, order: { customerName: '', customerNote: null }, items: [{ quantity: 2 }] },
    })
    const jobs = await anna.client().printing.jobs({ fulfillmentId: id })
    expect(jobs.map(({ state }) => state)).toEqual(['printed', 'printed'])
    for (const { id: jobId } of jobs) expect(await anna.client().printing.sheet({ jobId })).toBeNull()
    await anna.restart()
    expect(foundOnDisk(anna.dataDir, ...CUSTOMER)).toEqual([])
    expect((await anna.client().status()).sync.repairs).toBe(0)
  })

  test('a crash between the news and the wiping is made up for at the next start', async () => {
    const { id } = await workedOnOffline()
    const before = join(anna.dataDir, '../', `${anna.dataDir.split('/').at(-1)}-before`)
    mkdirSync(before)
    try {
      cpSync(join(anna.dataDir, 'files'), join(before, 'files'), { recursive: true })
      await anna.restart(() => {
        cpSync(join(anna.dataDir, 'station.db'), join(before, 'station.db'))
      })
      const remembered = new Database(join(before, 'station.db'), { readonly: true })
      const [row] = remembered.prepare('select before_doc from outbox order by pos desc limit 1').all() as {
        before_doc: string
      }[]
      remembered.close()
      expect(row!.before_doc).toContain('Müller')

      await takeBack(id)
      anna.network.up()
      await wiped(id)
      // As if the station had been stopped before it got to it: the job is gone, and what it left is still there.
      await anna.restart(() => {
        cpSync(join(before, 'files'), join(anna.dataDir, 'files'), { recursive: true })
        const station = new Database(join(anna.dataDir, 'station.db'))
        station.prepare('update refusals set before_doc = ?').run(row!.before_doc)
        station.prepare('update print_jobs set bytes = ?').run(Buffer.from('^FDZoë Müller^FS'))
        station.close()
        const replica = new Database(join(anna.dataDir, 'replica.db'))
        replica.exec('update wiping set due = 1')
        replica.exec("insert into search (rowid, text) values (9999, 'zoë müller 12 long street')")
        replica.exec('delete from search where rowid = 9999')
        replica.close()
        expect(foundOnDisk(anna.dataDir, 'Müller').length).toBeGreaterThan(0)
      })
      expect(inFolder('files')).toEqual([])
      expect(foundOnDisk(anna.dataDir, ...CUSTOMER)).toEqual([])
    } finally {
      rmSync(before, { recursive: true, force: true })
    }
  })

  test('a file stays while another open job needs it, and while the cloud has not confirmed that the job is over', async () => {
    const [first, second] = [await aJob(), await aJob()]
    await fetchFiles(first.id)
    const [file] = await filesOf(second.id)
    expect(file!.state).toBe('ready')
    anna.network.down()
    const shipped = async (id: typeof first.id) => {
      await anna.client().bench.start({ fulfillmentId: id })
      expect(await anna.client().bench.ship({ fulfillmentId: id, parcels: [parcel()] })).toMatchObject({
        ok: true,
      })
    }
    await shipped(first.id)
    expect((await filesOf(first.id))[0]!.state).toBe('ready')
    anna.network.up()
    await anna.settled()
    await until(
      async () => (await shift.cloud.effects(first.order)).status === 'shipped',
      'the first is over',
    )
    expect((await filesOf(second.id))[0]!.state).toBe('ready')
    await shipped(second.id)
    await until(() => inFolder('files').length === 0, 'no file of a job that is over')
    expect((await filesOf(second.id))[0]).toMatchObject({ state: 'remote', thumbnail: null })
    expect(
      await anna.client().files.download({ fulfillmentId: second.id, printFileId: file!.file.id }),
    ).toMatchObject({ ok: false, sentence: expect.stringContaining('over') })
    const api = await anna.api()
    await expect(api.printFiles.url({ id: file!.file.id, fulfillmentId: second.id })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('readable copies go when the person signs out, and at the next start; the office hears of each', async () => {
    const { order, id } = await aJob()
    const [file] = await fetchFiles(id)
    const open = () =>
      anna.client().files.open({ fulfillmentId: id, printFileId: file!.file.id, how: 'open' })
    expect(await open()).toMatchObject({ ok: true })
    expect(inFolder('opened')).toHaveLength(1)
    await anna.client().session.signOut()
    expect(inFolder('opened')).toEqual([])
    await open()
    await anna.restart()
    expect(inFolder('opened')).toEqual([])
    const events = await until(async () => {
      const rows = await shift.cloud.rows<{ actor_name: string; actor_role: string; kind: string }>(
        "select kind, actor_name, actor_role from order_events where order_id = $1 and kind like 'file_%' order by seq",
        [order.orderId],
      )
      return rows.length === 3 && rows
    }, 'one link and two openings')
    expect(events).toEqual([
      { kind: 'file_url', actor_name: 'Anna Maker', actor_role: 'maker' },
      { kind: 'file_opened', actor_name: 'Anna Maker', actor_role: 'maker' },
      { kind: 'file_opened', actor_name: "Anna Maker's workshop", actor_role: 'station' },
    ])
  })

  test('paused, a maker still gets the files of the jobs they have; suspended, they get nothing and lose what is here', async () => {
    const { id } = await aJob()
    const standing = async (status: string) => {
      await shift.cloud.rows('update maker_profiles set status = $2 where id = $1', [anna.makerId, status])
      shift.cloud.cloud.poke([`maker:${anna.makerId}`])
    }
    await standing('paused')
    const [file] = await fetchFiles(id)
    expect(inFolder('files')).toHaveLength(1)
    const link = await (await anna.api()).printFiles.url({ id: file!.file.id, fulfillmentId: id })

    await standing('suspended')
    await until(() => inFolder('files').length === 0, 'no file of a maker who is suspended')
    expect((await fetch(link.url)).status).toBe(403)
    expect(
      await anna.client().session.signIn({ email: anna.email, password: 'makers-make-things' }),
    ).toMatchObject({ ok: false, sentence: expect.stringContaining('suspended') })
    await until(() => foundOnDisk(anna.dataDir, ...CUSTOMER).length === 0, 'a customer who is forgotten')
  })
})
