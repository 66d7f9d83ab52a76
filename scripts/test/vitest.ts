import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageCommand, project, run } from './command.ts'
import type { Tally } from './tally.ts'

/** Runs some of the projects of vitest.config.ts, shows what happens, and counts how each test ended. */
export async function runVitest(name: string, projects: string[]): Promise<Tally> {
  console.log(`\nRunning ${name} …`)
  const summary = join(project, '.cache', `vitest-${projects.join('-')}.json`)
  mkdirSync(join(project, '.cache'), { recursive: true })
  rmSync(summary, { force: true })
  const args = [
    'run',
    '--reporter=default',
    '--reporter=./tests/support/summary-reporter.ts',
    '--passWithNoTests',
  ]
  const { code } = await run(
    packageCommand('vitest'),
    [...args, ...projects.flatMap((p) => ['--project', p])],
    {
      env: { PACKBENCH_TEST_SUMMARY: summary },
    },
  )
  const tally = read(summary)
  // A file that does not load, or an error outside any test, fails the run without failing a test.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function read(summary: string): Tally {
  try {
    return JSON.parse(readFileSync(summary, 'utf8')) as Tally
  } catch {
    return { passed: 0, failed: 1, skipped: [] }
  }
}
