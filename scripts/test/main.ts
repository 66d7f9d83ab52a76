import { runBrowserTests } from './browser-tests.ts'
import { runChecks } from './checks.ts'
import { runVitest } from './vitest.ts'
import { add, empty, report, type Tally } from './tally.ts'

/** What `--only` may name, and what each runs. Without it: everything, the checks first. */
const parts: Record<string, () => Promise<Tally>> = {
  checks: runChecks,
  unit: () => runVitest('unit and renderer tests', ['unit', 'renderer']),
  stories: () => runVitest('stories', ['stories']),
  e2e: runBrowserTests,
}

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
if (only !== undefined && !(only in parts)) {
  console.error(`--only takes one of: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

let total = empty
for (const [name, run] of Object.entries(parts)) {
  if (only === undefined || only === name) total = add(total, await run())
}
report(total)
process.exitCode = total.failed > 0 ? 1 : 0
