import { expect, test } from 'vitest'
import { tallyOf, type Suite } from './playwright-report.ts'

const report: Suite[] = [
  {
    title: 'story.spec.ts',
    specs: [
      { title: 'buys', tests: [{ status: 'expected', annotations: [] }] },
      { title: 'ships', tests: [{ status: 'unexpected', annotations: [] }] },
    ],
    suites: [
      {
        title: 'printing',
        specs: [
          {
            title: 'prints',
            tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no printer' }] }],
          },
        ],
      },
    ],
  },
]

test('counts how each browser test ended, nested groups too', () => {
  expect(tallyOf(report)).toEqual({
    passed: 1,
    failed: 1,
    skipped: [{ name: 'prints', reason: 'no printer' }],
  })
})

test('without a browser every test is skipped for that reason, and none passed', () => {
  const tally = tallyOf(report, 'no Chromium')
  expect(tally).toMatchObject({ passed: 0, failed: 0 })
  expect(tally.skipped.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
    'buys: no Chromium',
    'ships: no Chromium',
    'prints: no Chromium',
  ])
})
