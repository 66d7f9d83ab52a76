import { packageCommand, run } from './command.ts'
import { add, empty, type Tally } from './tally.ts'

const rooms = ['src-shared', 'src-main', 'src-renderer', 'cloud', 'scripts', 'tests', 'bench']

/** What is looked at before any test runs. Each counts as one test. */
const checks: { name: string; command: string; args: string[]; mend: string }[] = [
  { name: 'types', command: packageCommand('typescript', 'tsc'), args: ['-b'], mend: 'npm run types' },
  {
    name: 'lint and import boundaries',
    command: packageCommand('oxlint'),
    args: ['--type-aware', '--deny-warnings', ...rooms],
    mend: 'npm run lint',
  },
  { name: 'format', command: packageCommand('oxfmt'), args: ['--check'], mend: 'npm run format mends it' },
  { name: 'dead code', command: packageCommand('knip'), args: [], mend: 'npm run dead-code' },
]

/** Runs every check, also after one has failed, so that a person sees all there is to mend. */
export async function runChecks(): Promise<Tally> {
  let tally = empty
  for (const check of checks) {
    process.stdout.write(`Checking ${check.name} … `)
    const started = performance.now()
    const { code, output } = await run(check.command, check.args, { quiet: true })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      code === 0 ? `fine (${seconds} s)` : `failed (${seconds} s; ${check.mend})\n${output.trim()}\n`,
    )
    tally = add(tally, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] })
  }
  return tally
}
