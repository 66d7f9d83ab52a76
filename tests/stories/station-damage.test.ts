import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { openStation } from '../../src-main/station/station.ts'
import { aBench, quiet, until, type Bench } from '../support/bench.ts'
import { aFulfillment } from '../support/bench-orders.ts'

let bench: Bench
afterEach(() => bench.close())

/** Writes rubbish over a file from `from` on. */
function scribble(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(length, 0x5a), 0, length, from)
  closeSync(file)
}
const note = (id: string, text: string) => bench.client().bench.note({ fulfillmentId: id, text })

test.each([
  ['its first page', 0, 100],
  ['its middle', 16_384, 8192],
  ['everything', 0, 200_000],
])(
  'I11: a replica that is damaged in %s is fetched again, and the outbox is whole',
  async (_name, from, length) => {
    const orders = Array.from({ length: 40 }, () => aFulfillment())
    bench = await aBench({ fulfillments: orders })
    bench.network.down()
    await note(orders[0]!.id, 'waits in the outbox')
    await bench.station().close()
    scribble(join(bench.dataDir, 'replica.db'), from, length)

    await bench.restart()
    expect((await bench.status()).sync).toMatchObject({ waiting: 1, repairs: 1 })
    bench.network.up()
    await bench.client().sync.now()
    await bench.settle()
    expect(bench.cloud.store.get(orders[0]!.id)?.notes.map(({ text }) => text)).toEqual([
      'waits in the outbox',
    ])
    expect((await bench.status()).sync).toMatchObject({ repairs: 1, refusals: 0 })
  },
)

test('I11: a damaged page of the precious file costs no row that can still be read; they go under a new incarnation', async () => {
  const orders = Array.from({ length: 3 }, () => aFulfillment())
  bench = await aBench({ fulfillments: orders })
  bench.network.down()
  for (let i = 0; i < 60; i++) await note(orders[i % 3]!.id, `note ${i}`)
  await bench.station().close()
  const path = join(bench.dataDir, 'station.db')
  // The last page of the outbox's own rows: found by asking where its newest row lies.
  const page = readFileSync(path).lastIndexOf('note 59')
  expect(page).toBeGreaterThan(0)
  scribble(path, Math.floor(page / 4096) * 4096, 12)

  await bench.restart()
  const { sync, enrolment, person } = await bench.status()
  expect(enrolment).not.toBeNull()
  expect(person?.name).toBe('Thandi Nkosi')
  expect(sync.waiting).toBeGreaterThan(40)
  expect(sync.trouble).toContain('was damaged')
  bench.network.up()
  await bench.client().sync.now()
  await bench.settle()
  expect(bench.cloud.store.effects).toHaveLength(sync.waiting)
  expect((await bench.status()).sync.repairs).toBe(1)
})

test('I11 I13: a row that has rotted never takes effect as something else: it goes to the tray', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  bench.network.down()
  for (const text of ['first', 'second', 'third']) await note(order.id, text)
  await bench.station().close()
  const db = new Database(join(bench.dataDir, 'station.db'))
  db.prepare(`update outbox set args = replace(args, 'second', 'sEcond')`).run()
  db.close()

  await bench.restart()
  expect((await bench.status()).sync).toMatchObject({ waiting: 2, refusals: 1 })
  bench.network.up()
  await bench.client().sync.now()
  await bench.settle()
  expect(bench.cloud.store.get(order.id)?.notes.map(({ text }) => text)).toEqual(['first', 'third'])
  expect(await bench.client().sync.refusals({ settled: false })).toMatchObject([
    { name: 'fulfillment.note', refusal: { refused: 'bad_arguments' } },
  ])
})

test('a file that is no database at all: the station opens, says so, and can be enrolled again', async () => {
  bench = await aBench({ fulfillments: [aFulfillment()] })
  await bench.station().close()
  writeFileSync(
    join(bench.dataDir, 'station.db'),
    'this is not a database, and it is long enough to be noticed as such by whoever opens it',
  )
  await bench.restart()
  expect(await bench.status()).toMatchObject({
    enrolment: null,
    sync: { state: 'stopped', trouble: expect.stringContaining('was damaged') },
  })
  bench.cloud.newCode('ENROL-9999')
  expect(await bench.client().session.enrol({ cloudUrl: bench.network.url, code: 'ENROL-9999' })).toEqual({
    ok: true,
  })
  await bench.signIn()
  await bench.ready()
})

test('one data folder has one station: a second one is refused with the reason', async () => {
  bench = await aBench({ enrolled: false })
  await expect(openStation({ dataDir: bench.dataDir, log: quiet })).rejects.toThrow(
    'Another Packbench is running',
  )
  expect(statSync(bench.dataDir).mode & 0o777).toBe(0o700)
  await until(async () => (await bench.status()).enrolment === null, 'the first one still answers')
})
