import { timed, type Bench, type Measure } from './measure.ts'
import { benchFactory } from './factory.ts'
import { ndjsonStream } from './floors/ndjson-stream.ts'
import { sqliteBulkInsert } from './floors/sqlite-bulk-insert.ts'

const SIZES = [2000, 20_000] as const

/** From opening an enrolled station with an empty replica until everything is in it and can be listed. */
export const bootstrap: Bench = {
  title: 'the first copy into an empty replica',
  ids: SIZES.flatMap((size) => [`sync.bootstrap.${size}`, `sync.bootstrap.${size}.insert`]),
  async run(world) {
    const measures: Measure[] = []
    for (const size of SIZES) {
      const factory = await benchFactory(world)
      const docs = (await factory.addWork(size)).map((doc) => JSON.stringify(doc))
      const enrolled = await factory.aStation()
      const value = await timed(async () => (await enrolled.open()).holds(size))
      measures.push(
        {
          id: `sync.bootstrap.${size}`,
          value,
          unit: 'ms',
          floor: await ndjsonStream(world, factory.databaseUrl, size),
        },
        { id: `sync.bootstrap.${size}.insert`, value, unit: 'ms', floor: sqliteBulkInsert(world, docs) },
      )
    }
    return measures
  },
}
