import { add, empty, type Tally } from './tally.ts'

/** The parts of Playwright's JSON report that are counted. */
export interface Suite {
  title: string
  specs: Spec[]
  suites?: Suite[]
}
interface Spec {
  title: string
  tests: {
    status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
    annotations: { type: string; description?: string }[]
  }[]
}

/** Counts a report. With `skippedBecause`, nothing was run, and every test is skipped for that reason. */
export function tallyOf(suites: Suite[], skippedBecause?: string): Tally {
  let tally = empty
  for (const suite of suites) {
    for (const spec of suite.specs) tally = add(tally, tallyOfSpec(spec, skippedBecause))
    tally = add(tally, tallyOf(suite.suites ?? [], skippedBecause))
  }
  return tally
}

function tallyOfSpec({ title, tests }: Spec, skippedBecause?: string): Tally {
  let tally = empty
  for (const { status, annotations } of tests) {
    const reason = skippedBecause ?? annotations.find(({ type }) => type === 'skip')?.description
    if (skippedBecause !== undefined || status === 'skipped') {
      tally = add(tally, {
        ...empty,
        skipped: [{ name: title, reason: reason ?? 'skipped in the code without a reason' }],
      })
    } else if (status === 'unexpected') tally = add(tally, { ...empty, failed: 1 })
    else tally = add(tally, { ...empty, passed: 1 })
  }
  return tally
}
