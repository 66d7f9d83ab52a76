import { join } from 'node:path'
import { percentile, type Bench } from './measure.ts'
import { startProgram } from './program.ts'

const ROUNDS = 5

/** From starting the process until it serves: a cloud on Postgres, a cloud on PGlite that has been there before, a station. */
export const start: Bench = {
  title: 'cold starts',
  ids: ['start.cloud', 'start.cloud.pglite', 'start.station', 'start.node'],
  async run(world) {
    const { url } = await world.database()
    const [cloudData, liteData, stationData] = [world.folder(), world.folder(), world.folder()]
    const quiet = { PORT: '0', LOG_LEVEL: 'error' }
    const often = async (
      script: string,
      args: readonly string[],
      env: Readonly<Record<string, string>>,
    ): Promise<number> => {
      const samples: number[] = []
      for (let round = 0; round <= ROUNDS; round++) {
        const program = await startProgram(script, args, env)
        await program.stop()
        // The first start makes files that later ones find.
        if (round > 0) samples.push(program.startMs)
      }
      return percentile(samples, 0.5)
    }
    const bare = await often('bench/floors/ready.ts', [], {})
    return [
      {
        id: 'start.cloud',
        value: await often('cloud/main.ts', [], { ...quiet, DATABASE_URL: url, PACKBENCH_DATA: cloudData }),
        unit: 'ms',
        floor: bare,
      },
      {
        id: 'start.cloud.pglite',
        value: await often('cloud/main.ts', [], { ...quiet, PACKBENCH_DATA: liteData }),
        unit: 'ms',
        floor: bare,
      },
      {
        id: 'start.station',
        value: await often(
          'src-main/browser-host/main.ts',
          ['--data', join(stationData, 'station'), '--port', '0'],
          {},
        ),
        unit: 'ms',
        floor: bare,
      },
      { id: 'start.node', value: bare, unit: 'ms', floor: null },
    ]
  },
}
