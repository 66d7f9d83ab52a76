import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import { unpackedChromium } from './unpacked-chromium.ts'

/** How to start a Chromium: for Playwright's `launchOptions`. */
export interface Chromium {
  executablePath: string
  args: string[]
  env: Record<string, string>
  /** In words, for the person who reads the test's output. */
  from: string
}

/**
 * Finds a Chromium without downloading one: `PACKBENCH_CHROMIUM`, then an installed one, then Playwright's
 * own, then the one inside the npm package `@sparticuz/chromium` (unpacked once into .cache).
 * Each is asked for its version first, so that one that cannot start here is passed over.
 */
export async function findChromium(): Promise<Chromium | { unavailable: string }> {
  const tried: string[] = []
  for await (const candidate of candidates()) {
    const trouble = troubleStarting(candidate)
    if (!trouble) return candidate
    tried.push(`${candidate.from} (${candidate.executablePath}): ${trouble}`)
  }
  const why = tried.length > 0 ? ` Tried: ${tried.join('; ')}` : ''
  return { unavailable: `no Chromium can be started here; set PACKBENCH_CHROMIUM to the path of one.${why}` }
}

async function* candidates(): AsyncGenerator<Chromium> {
  const named = process.env['PACKBENCH_CHROMIUM']
  if (named) yield ordinary(named, 'PACKBENCH_CHROMIUM')
  for (const path of installed()) yield ordinary(path, 'installed')
  const own = playwright.executablePath()
  if (existsSync(own)) yield ordinary(own, "Playwright's own")
  const unpacked = await unpackedChromium()
  if (unpacked) yield unpacked
}

function ordinary(executablePath: string, from: string): Chromium {
  // Chromium refuses its sandbox to root, who runs tests in most containers.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return { executablePath, args, env: {}, from }
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function installed(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...usualPlaces].filter(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Why the program cannot start, or nothing when it can. */
function troubleStarting({ executablePath, env }: Chromium): string | undefined {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return undefined
  try {
    execFileSync(executablePath, ['--version'], {
      env: { ...process.env, ...env },
      stdio: 'pipe',
      timeout: 20_000,
    })
    return undefined
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer }
    return (stderr?.toString().trim().split('\n')[0] || message).slice(0, 200)
  }
}
