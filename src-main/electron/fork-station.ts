import { join } from 'node:path'
import { app, utilityProcess, type UtilityProcess } from 'electron'
import type { ToStation } from './station-link.ts'

/** What the station needs of the environment: to find files, a proxy and its cloud. The rest may hold secrets of others. */
const needed = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'SystemRoot',
  'TEMP',
  'TMPDIR',
  'TZ',
  'LANG',
  'HTTPS_PROXY',
  'NO_PROXY',
  'PACKBENCH_CLOUD',
]

/** Starts the station in a process of its own and hands it the key that opens what it keeps sealed. */
export function forkStation(key: Uint8Array): UtilityProcess {
  const dataDir = join(app.getPath('userData'), 'station')
  const child = utilityProcess.fork(join(import.meta.dirname, 'station-process.js'), [dataDir], {
    serviceName: 'Packbench station',
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.includes(name))),
  })
  child.postMessage({ key } satisfies ToStation)
  return child
}
