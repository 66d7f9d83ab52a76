import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildWindow } from './build-window.ts'
import { demoEnrolmentCode } from './demo-enrolment.ts'
import { nextFreePort } from './next-free-port.ts'
import { startProgram, stopAll } from './program.ts'
import { welcome } from './welcome.ts'

const project = resolve(import.meta.dirname, '../..')
const data = process.env['PACKBENCH_DATA'] ?? join(project, '.packbench')

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

  console.log('Starting the station …')
  const stationPort = await nextFreePort(Number(process.env['STATION_PORT'] ?? 4610))
  const stationData = join(data, 'station')
  const isNew = !existsSync(join(stationData, 'station.db'))
  const code = await demoEnrolmentCode(cloud.url, isNew)
  const station = await startProgram(
    'station',
    'src-main/browser-host/main.ts',
    [
      '--data',
      stationData,
      '--port',
      String(stationPort),
      '--cloud',
      cloud.url,
      ...(code ? ['--enrol', code] : []),
    ],
    {},
  )
  console.log(welcome({ cloud: cloud.url, station: station.url, data }))
}
