import { defineConfig } from '@playwright/test'
import { findChromium } from './tests/support/chromium.ts'

const chromium = await findChromium()
const launchOptions =
  'unavailable' in chromium
    ? {}
    : {
        executablePath: chromium.executablePath,
        args: chromium.args,
        env: { ...(process.env as Record<string, string>), ...chromium.env },
      }

/** The browser tests: one at a time, because each brings up a cloud and a station of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions,
  },
})
