import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../../tests/support/chromium.ts'
import { buildWindow } from '../start/build-window.ts'
import { packageCommand, project, run } from './command.ts'
import { type Suite, tallyOf } from './playwright-report.ts'
import { empty, type Tally } from './tally.ts'

const reportFile = join(project, '.cache/playwright.json')
const playwright = packageCommand('@playwright/test', 'playwright')

/** Runs tests/e2e in a real browser. Where none can be had, every test is listed and reported as skipped. */
export async function runBrowserTests(): Promise<Tally> {
  if (!existsSync(join(project, 'tests/e2e'))) return empty
  console.log('\nRunning browser tests …')
  mkdirSync(join(project, '.cache'), { recursive: true })
  rmSync(reportFile, { force: true })
  const chromium = await findChromium()
  if ('unavailable' in chromium) {
    await run(playwright, ['test', '--list', '--reporter=json'], {
      quiet: true,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile },
    })
    return tallyOf(report(), chromium.unavailable)
  }
  console.log(`  in ${chromium.executablePath} (${chromium.from})`)
  await buildWindow()
  const { code } = await run(playwright, ['test'])
  const tally = tallyOf(report())
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function report(): Suite[] {
  if (!existsSync(reportFile)) return []
  return (JSON.parse(readFileSync(reportFile, 'utf8')) as { suites: Suite[] }).suites
}
