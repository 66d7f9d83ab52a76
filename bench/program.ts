import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { readyLine } from '../scripts/start/program.ts'

export interface Program {
  readonly url: string
  /** Milliseconds from starting the process until it said that it is ready. */
  readonly startMs: number
  stop(): Promise<void>
}

/** Starts a program of ours in a process of its own and waits until it says that it is ready. */
export async function startProgram(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Program> {
  const began = performance.now()
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${String(code)} before it was ready`)),
    )
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readyLine(line)
      if (ready) resolve(ready.url)
    })
  })
  return {
    url,
    startMs: performance.now() - began,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
