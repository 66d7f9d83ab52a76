import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Chromium } from './chromium.ts'

const project = resolve(import.meta.dirname, '../..')
const packageFolder = join(project, 'node_modules/@sparticuz/chromium')

/** It has neither sandbox nor window, and draws without a graphics card. */
const args = [
  '--no-sandbox',
  '--headless=shell',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

/** The Chromium that came compressed inside an npm package; nothing where the package has none for this machine. */
export async function unpackedChromium(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packageFolder)) return undefined
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(project, '.cache', `chromium-${version}`)
  if (!existsSync(folder)) unpackInto(folder)
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: environment(folder),
    from: 'npm, @sparticuz/chromium',
  }
}

/** The package unpacks into the temporary folder of its process: give it one of ours, then take it in one step. */
function unpackInto(folder: string): void {
  mkdirSync(join(project, '.cache'), { recursive: true })
  const scratch = mkdtempSync(`${folder}-unpacking-`)
  const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())"
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: project,
    // Naming this runtime makes it unpack the libraries that a bare machine lacks.
    env: { ...process.env, TMPDIR: scratch, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    renameSync(scratch, folder)
  } catch (error) {
    // Another process was first, and its copy is as good.
    if (!existsSync(folder)) throw error
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The machine's own libraries and fonts come first; the package's are for what is missing. */
function environment(folder: string): Record<string, string> {
  const libraries = [
    process.env['LD_LIBRARY_PATH'],
    '/usr/lib/x86_64-linux-gnu',
    '/lib/x86_64-linux-gnu',
    '/usr/lib64',
  ]
  const env: Record<string, string> = {
    LD_LIBRARY_PATH: [...libraries.filter((path) => path !== undefined), join(folder, 'al2023/lib')].join(
      ':',
    ),
  }
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(folder, 'fonts')
  return env
}
