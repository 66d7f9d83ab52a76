import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../..', import.meta.url))
const lock = join(project, 'package-lock.json')
const installed = join(project, 'node_modules/.package-lock.json')
const stamp = join(project, 'node_modules/.packbench-installed')

/** Runs `npm ci` when node_modules is missing or was made from another package-lock.json, and says so. */
export async function installIfNeeded() {
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (read(stamp) === wanted) return
  if (!newer(installed, lock)) await install()
  writeFileSync(stamp, wanted)
}

/** @returns {Promise<void>} */
function install() {
  say('Installing packages from the npm registry into node_modules: about a minute, only this once …')
  const started = Date.now()
  const ticking = setInterval(() => say(`  … still installing, ${seconds(started)} s`), 15_000)
  return new Promise((done) => {
    const npm = spawnNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    npm.on('error', (error) => stopWith(`npm could not be started: ${error.message}`))
    npm.on('close', (code) => {
      clearInterval(ticking)
      if (code !== 0)
        stopWith(
          `npm ci ended with code ${code}. Its message is above; once that is mended, run the command again.`,
        )
      say(`Installed in ${seconds(started)} s.`)
      done()
    })
  })
}

/** @param {string[]} args */
function spawnNpm(args) {
  const own = process.env['npm_execpath']
  if (own?.endsWith('.js')) return spawn(process.execPath, [own, ...args], { cwd: project, stdio: 'inherit' })
  return spawn('npm', args, { cwd: project, stdio: 'inherit', shell: process.platform === 'win32' })
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} a @param {string} b */
function newer(a, b) {
  const made = statSync(a, { throwIfNoEntry: false })
  return made !== undefined && made.mtimeMs >= statSync(b).mtimeMs
}

/** @param {number} started */
const seconds = (started) => Math.round((Date.now() - started) / 1000)

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

/** @param {string} sentence @returns {never} */
function stopWith(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
