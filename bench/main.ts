// npm run bench -- [--only PREFIX] [--json FILE]
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BENCHES } from './benches.ts'
import type { Measure } from './measure.ts'
import { ratioOf, table } from './table.ts'
import { benchWorld } from './world.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, json: { type: 'string' } } })
const chosen = BENCHES.filter((bench) =>
  bench.ids.some((id) => id.startsWith(values.only) || values.only.startsWith(id)),
)
const world = benchWorld()
const measures: Measure[] = []
try {
  if (chosen.length === 0)
    throw new Error(
      `No figure begins with "${values.only}". There are: ${BENCHES.flatMap((bench) => bench.ids).join(', ')}`,
    )
  for (const bench of chosen) {
    world.say(`Measuring ${bench.title} …`)
    measures.push(...(await bench.run(world)).filter((measure) => measure.id.startsWith(values.only)))
  }
  process.stdout.write(`${table(measures)}\n`)
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify(
        measures.map((measure) => ({ ...measure, ratio: ratioOf(measure) })),
        null,
        2,
      )}\n`,
    )
} finally {
  await world.close()
}
