import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const project = resolve(import.meta.dirname, '../../..')
const run = promisify(execFile)

/** Where the tests build the desktop client: beside out/, which may be in use. */
export const shellFolder = join(project, '.cache/shell')

/** Builds the desktop client as `npm run build` does. */
export async function buildShell(): Promise<void> {
  const electronVite = join(project, 'node_modules/electron-vite/bin/electron-vite.js')
  await run(process.execPath, [electronVite, 'build', '--logLevel', 'error'], {
    cwd: project,
    env: { ...process.env, PACKBENCH_OUT: shellFolder },
  })
}

/** What a running shell answered when it was asked everything a hostile page would. */
export interface ShellAnswers {
  status: { person?: unknown; sync?: unknown }
  policy: string
  loads: Record<'traversal' | 'otherHost' | 'post' | 'web', number | 'cancelled'>
  goesToTheWeb: boolean
  windowsOpened: number
}

/** What only the stand-in can tell, because it is on both sides. */
export interface PretendedAnswers extends ShellAnswers {
  sandboxed: boolean
  schemes: { scheme: string; privileges: Record<string, boolean> }[]
  webPreferences: Record<string, unknown>
  foreignFrameGotAPort: boolean
  stationEnvironment: string[]
  openedOutside: string[]
  stationStopped: boolean
  /** What the station said to a print file that it does not have. */
  printFile: number | 'cancelled'
}

/** Runs the built client against the stand-in, in a process of its own, from start to quit. */
export async function askPretendedShell(): Promise<PretendedAnswers> {
  const userData = mkdtempSync(join(tmpdir(), 'packbench-shell-'))
  try {
    const drive = join(import.meta.dirname, 'drive-shell.ts')
    const { stdout } = await run(process.execPath, [drive, shellFolder], {
      cwd: project,
      env: { ...process.env, FAKE_ELECTRON_USER_DATA: userData, A_SECRET_OF_OTHERS: 'x' },
      timeout: 50_000,
    })
    return JSON.parse(stdout) as PretendedAnswers
  } finally {
    rmSync(userData, { recursive: true, force: true })
  }
}

/** The path of Electron's binary if it is installed. Asking the package itself would start a download. */
export function electronBinary(): string | undefined {
  const named = join(project, 'node_modules/electron/path.txt')
  if (!existsSync(named)) return undefined
  const binary = join(project, 'node_modules/electron/dist', readFileSync(named, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}
