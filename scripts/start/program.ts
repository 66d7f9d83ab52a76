import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const project = resolve(import.meta.dirname, '../..')
const running = new Map<string, ChildProcess>()
let stopping = false

export interface Running {
  url: string
}

/**
 * Starts a program of the project and waits for the line `{"ready":true,"url":"…"}` on its standard output.
 * What else it says goes to `.cache/logs/<name>.log`; its last words are in the error if it ends before.
 */
export async function startProgram(
  name: string,
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<Running> {
  const child = spawn(process.execPath, [join(project, script), ...args], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.set(name, child)
  const said = keepLog(name, child)
  const ready = await untilReady(child)
  if (!ready) {
    throw new Error(
      `The ${name} ended before it was ready. Its last words:\n${said()}\nAll of them: ${logOf(name)}`,
    )
  }
  child.once('close', (code) => {
    if (stopping) return
    // Ctrl+C reaches every program at once: one that had nothing to tidy up is gone before we hear of it.
    const asked = code === 0 || code === 130 || code === null
    if (!asked) console.error(`\nThe ${name} has ended by itself. Its last words:\n${said()}`)
    void stopAll().then(() => process.exit(asked ? 0 : 1))
  })
  return ready
}

/** Ends every program that was started, and waits for them; one that does not listen is ended after 10 s. */
export async function stopAll(): Promise<void> {
  stopping = true
  await Promise.all([...running.values()].map(stop))
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'close')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(patience)
}

const logOf = (name: string) => join(project, '.cache/logs', `${name}.log`)

function keepLog(name: string, child: ChildProcess): () => string {
  mkdirSync(join(project, '.cache/logs'), { recursive: true })
  const log = createWriteStream(logOf(name))
  let tail = ''
  const keep = (chunk: Buffer) => {
    log.write(chunk)
    tail = (tail + chunk.toString()).slice(-2000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  child.once('close', () => log.end())
  return () => tail.trim()
}

function untilReady(child: ChildProcess): Promise<Running | undefined> {
  return new Promise((done) => {
    child.once('error', () => done(undefined))
    child.once('close', () => done(undefined))
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readyLine(line)
      if (ready) done(ready)
    })
  })
}

/** The `{"ready":true,"url":…}` among what a program says; anything else is talk. */
export function readyLine(line: string): Running | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const message = JSON.parse(line) as { ready?: unknown; url?: unknown }
    return message.ready === true && typeof message.url === 'string' ? { url: message.url } : undefined
  } catch {
    return undefined
  }
}
