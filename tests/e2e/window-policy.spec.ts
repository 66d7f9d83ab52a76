import { resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { serveFiles } from '../../src-main/electron/protocol.ts'

const files = serveFiles(
  resolve(import.meta.dirname, '../../out/renderer'),
  async () => new Response(null, { status: 404 }),
)
const home = 'https://packbench.test'

/** The built window as the desktop client serves it, headers and all, in a browser that takes itself for Electron. */
async function openWindow(page: Page): Promise<{ complaints: string[] }> {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', { value: `${navigator.userAgent} Electron/45` })
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  await page.route(`${home}/**`, async (route) => {
    const asked = route.request().url().replace(home, 'app://packbench')
    const answer = await files(new Request(asked))
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
  await page.goto(`${home}/`)
  return { complaints }
}

test('the window draws itself under the strict policy of the desktop client', async ({ page }) => {
  const { complaints } = await openWindow(page)
  await expect(page.locator('#window > *').first()).toBeVisible()
  await expect(page.locator('body')).not.toHaveText('')
  expect(
    await page.evaluate(() => document.fonts.ready.then(() => document.fonts.check('16px "Inter Variable"'))),
  ).toBe(true)
  expect(complaints).toEqual([])
})

test('the policy refuses what a page with a hole in it would try', async ({ page }) => {
  await openWindow(page)
  const tried = await page.evaluate(async () => {
    // What the tools of the browser run is let evaluate anything; what runs a moment later is not.
    await new Promise((later) => setTimeout(later))
    const refused = async (attempt: () => unknown) => {
      try {
        await attempt()
        return false
      } catch {
        return true
      }
    }
    const inject = () => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
    }
    return {
      inlineScript: await refused(inject),
      // oxlint-disable-next-line typescript/no-implied-eval -- what the policy has to refuse
      evaluated: await refused(() => new Function('return 1')()),
      markup: await refused(() => (document.body.innerHTML = '<img src=x onerror=alert(1)>')),
      network: await refused(() => fetch('https://example.com/')),
      printerAgent: await refused(() => fetch('http://127.0.0.1:9100/')),
    }
  })
  expect(tried).toEqual({
    inlineScript: true,
    evaluated: true,
    markup: true,
    network: true,
    printerAgent: true,
  })
})
