import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export const project = resolve(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)

/** The script behind a command of an installed package, to be run by this very Node on any platform. */
export function packageCommand(packageName: string, command = packageName): string {
  const manifest = join(project, 'node_modules', packageName, 'package.json')
  const { bin } = require(manifest) as { bin: string | Record<string, string> }
  const script = typeof bin === 'string' ? bin : bin[command]
  if (script === undefined) throw new Error(`${packageName} has no command named ${command}`)
  return join(dirname(manifest), script)
}

export interface Ended {
  code: number
  output: string
}

/** Runs a Node script of a package; its output is shown as it comes, or kept when `quiet`. */
export function run(
  script: string,
  args: string[],
  options: { quiet?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: project,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', failed)
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}
