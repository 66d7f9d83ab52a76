import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildWindow } from './build-window.ts'
import { demoEnrolmentCode, type DemoStation } from './demo-enrolment.ts'
import { nextFreePort } from './next-free-port.ts'
import { startProgram, stopAll, type Running } from './program.ts'
import { welcome } from './welcome.ts'

const project = resolve(import.meta.dirname, '../..')
const data = process.env['PACKBENCH_DATA'] ?? join(project, '.packbench')
/** What each station's folder, and its log, is called. */
const FOLDERS: Record<DemoStation, string> = { bench: 'station', workshop: 'workshop' }

// Ctrl+C, or whoever started us, ends the cloud and the station too.
process.once('SIGINT', () => void stopAll().then(() => process.exit(0)))
process.once('SIGTERM', () => void stopAll().then(() => process.exit(0)))

try {
  await start()
} catch (error) {
  await stopAll()
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function start(): Promise<void> {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  console.log('Starting the cloud: the first start makes its database and demo orders, up to half a minute …')
  const cloudPort = await nextFreePort(Number(process.env['PORT'] ?? 4600))
  const [cloud] = await Promise.all([
    startProgram('cloud', 'cloud/main.ts', [], {
      PACKBENCH_DEMO: '1',
      PACKBENCH_DATA: join(data, 'cloud'),
      PORT: String(cloudPort),
    }),
    buildWindow(),
  ])

  console.log('Starting the stations …')
  const bench = await startStation(
    cloud.url,
    'bench',
    await nextFreePort(Number(process.env['STATION_PORT'] ?? 4610)),
  )
  const workshop = await startStation(cloud.url, 'workshop', await nextFreePort(portOf(bench.url) + 1))
  console.log(welcome({ cloud: cloud.url, station: bench.url, workshop: workshop.url, data }))
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

/** Starts one of the demo's stations, enrolled if it can be, with a folder of its own. */
async function startStation(cloudUrl: string, which: DemoStation, port: number): Promise<Running> {
  const folder = join(data, FOLDERS[which])
  const code = await demoEnrolmentCode(cloudUrl, which, !existsSync(join(folder, 'station.db')))
  return startProgram(
    FOLDERS[which],
    'src-main/browser-host/main.ts',
    ['--data', folder, '--port', String(port), '--cloud', cloudUrl, ...(code ? ['--enrol', code] : [])],
    {},
  )
}
