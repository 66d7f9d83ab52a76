import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron } from '@playwright/test'
import { shellFolder, type ShellAnswers } from './shell.ts'

/** Runs the built client on Electron itself and asks its page for the same answers. */
export async function askRealShell(executablePath: string): Promise<ShellAnswers> {
  const userData = mkdtempSync(join(tmpdir(), 'packbench-shell-'))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await electron.launch({
    executablePath,
    args: [join(shellFolder, 'main/main.js'), `--user-data-dir=${userData}`, ...sandbox],
  })
  try {
    const page = await app.firstWindow()
    // The page shows a heading once the station has told it who it is.
    await page.getByRole('heading').first().waitFor()
    const asked = await page.evaluate(async () => {
      const status = (url: string, init?: RequestInit) =>
        fetch(url, init).then(
          (response) => response.status,
          () => 'cancelled' as const,
        )
      return {
        policy: (await fetch('/')).headers.get('content-security-policy') ?? '',
        loads: {
          traversal: await status('/..%2f..%2fpackage.json'),
          otherHost: await status('app://evil/'),
          post: await status('/', { method: 'POST', body: 'x' }),
          web: await status('https://example.com/'),
        },
        opened: window.open('app://packbench/') === null ? 0 : 1,
      }
    })
    await page.evaluate(() => void (location.href = 'https://example.com/'))
    const goesToTheWeb = !page.url().startsWith('app://packbench/')
    return {
      status: { sync: 'shown' },
      policy: asked.policy,
      loads: asked.loads,
      goesToTheWeb,
      windowsOpened: asked.opened,
    }
  } finally {
    await app.close()
    rmSync(userData, { recursive: true, force: true })
  }
}
