import { readConfig } from './config/config.ts'
import { startCloud, type RunningCloud } from './start.ts'

// The cloud as a program: environment in, one line of JSON on standard output when it serves, logs on standard error.
try {
  const running = await startCloud({ config: readConfig(process.env) })
  process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(running))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function stop(running: RunningCloud): Promise<void> {
  try {
    await running.close()
  } catch (error) {
    process.stderr.write(
      `The cloud did not stop cleanly: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  }
}
