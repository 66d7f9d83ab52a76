/** How a part of the test run ended. Nothing is skipped without a reason. */
export interface Tally {
  passed: number
  failed: number
  skipped: { name: string; reason: string }[]
}

export const empty: Tally = { passed: 0, failed: 0, skipped: [] }

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: [...a.skipped, ...b.skipped] }
}

/** Prints why tests were skipped, grouped by reason, then the one line that continuous integration reads. */
export function report({ passed, failed, skipped }: Tally): void {
  const byReason = Map.groupBy(skipped, ({ reason }) => reason)
  for (const [reason, tests] of byReason) {
    console.log(`\nSKIPPED, ${tests.length}: ${reason}`)
    for (const { name } of tests.slice(0, 10)) console.log(`  - ${name}`)
    if (tests.length > 10) console.log(`  - and ${tests.length - 10} more`)
  }
  console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`)
}
