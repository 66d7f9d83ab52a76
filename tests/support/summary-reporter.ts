import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Writes how many tests passed and failed, and which were skipped for which reason, for `npm test` to add up. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const summary = {
      passed: 0,
      failed: unhandledErrors.length,
      skipped: [] as { name: string; reason: string }[],
    }
    for (const module of modules) {
      summary.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') summary.passed++
        else if (result.state === 'failed') summary.failed++
        else summary.skipped.push({ name: test.fullName, reason: reasonOf(result) })
      }
    }
    const target = process.env['PACKBENCH_TEST_SUMMARY']
    if (target) writeFileSync(target, JSON.stringify(summary))
  }
}

function reasonOf(result: { note?: string | undefined } | object): string {
  return 'note' in result && result.note
    ? result.note
    : 'skipped in the code without a reason: give it one with ctx.skip(reason)'
}
