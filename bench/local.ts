import { join } from 'node:path'
import Database from 'better-sqlite3'
import { GOODS } from '../tests/support/bench-orders.ts'
import { benchFactory } from './factory.ts'
import { percentiles, timed, type Bench } from './measure.ts'
import type { BenchWorld } from './measure.ts'

const SIZE = 100_000
const ROUNDS = 300

/** What a person waits for at a bench with a hundred thousand fulfilments: the list, the search, a scan. */
export const local: Bench = {
  title: `lists, searches and scans over ${SIZE.toLocaleString('en')} fulfilments`,
  ids: [
    'local.list.p50',
    'local.list.p95',
    'local.list.p99',
    'local.search.p50',
    'local.search.p95',
    'local.search.p99',
    'bench.scan.p50',
    'bench.scan.p95',
    'bench.scan.p99',
  ],
  async run(world) {
    const factory = await benchFactory(world)
    world.say(`  writing ${SIZE.toLocaleString('en')} fulfilments …`)
    const docs = await factory.addWork(SIZE)
    const { client, holds } = await (await factory.aStation()).open()
    world.say('  fetching them …')
    await holds(SIZE)
    const filters = ['open', 'submitted', 'processing', 'overdue', 'done'] as const
    const lists: number[] = []
    for (let round = 0; round < ROUNDS; round++)
      lists.push(
        await timed(() =>
          client.bench.queue({
            filter: filters[round % filters.length]!,
            offset: (round * 37) % 5000,
            limit: 50,
          }),
        ),
      )
    const words = ['dlamini', 'gross', 'wisn', 'mug-b', 'davids', '美咲']
    const searches: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const search = round % 2 ? docs[(round * 331) % SIZE]!.order.number : words[round % words.length]!
      searches.push(await timed(() => client.bench.queue({ filter: 'all', search, limit: 50 })))
    }
    const scans: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const doc = docs[(round * 97) % SIZE]!
      scans.push(await timed(() => client.bench.scan({ code: GOODS[0].code, packing: doc.id })))
    }
    return [
      ...percentiles(
        'local.list',
        lists,
        bareList(
          world,
          docs.map((doc) => [doc.dueAt, JSON.stringify(doc)]),
        ),
      ),
      ...percentiles('local.search', searches),
      ...percentiles('bench.scan', scans, bareCommit(world)),
    ]
  },
}

/** The floor of a list: fifty rows by an index, from bare SQLite. */
function bareList(world: BenchWorld, rows: readonly (readonly [string, string])[]): number[] {
  const db = new Database(join(world.folder(), 'list.db'))
  db.exec('create table rows (due_at text, doc text); begin')
  const insert = db.prepare('insert into rows values (?, ?)')
  for (const row of rows) insert.run(...row)
  db.exec('commit; create index due on rows (due_at)')
  const list = db.prepare('select doc from rows order by due_at limit 50 offset ?')
  const samples = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now()
    list.all((round * 37) % 5000)
    return performance.now() - start
  })
  db.close()
  return samples
}

/** The floor of an action: one row committed durably by bare SQLite. */
function bareCommit(world: BenchWorld): number[] {
  const db = new Database(join(world.folder(), 'commit.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table outbox (id integer primary key, args text)')
  const insert = db.prepare('insert into outbox (args) values (?)')
  const args = 'x'.repeat(200)
  const samples = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    insert.run(args)
    return performance.now() - start
  })
  db.close()
  return samples
}
