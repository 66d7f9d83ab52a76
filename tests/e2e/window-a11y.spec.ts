import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { serveWindow } from '../support/window-station.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
type Station = NonNullable<Parameters<typeof serveWindow>[0]>

/** Opens the built window on a station in memory; everything that the browser complains of is collected. */
async function windowAt(page: Page, path: string, station: Station) {
  const host = await serveWindow(station)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${host.url}/#${path}`)
  return { host, complaints }
}

const violationsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? each.help}`),
  )
}

const PAGES: readonly { name: string; path: string; station?: Station; ready: string }[] = [
  { name: 'enrol', path: '/', station: { enrolled: false, signedIn: null }, ready: 'Enrol this station' },
  { name: 'sign-in', path: '/', station: { signedIn: null }, ready: 'Nandi Mkhize' },
  { name: 'queue', path: '/queue', ready: 'Waiting at bench' },
  { name: 'pack', path: '/pack', ready: 'Scan an order to pack it' },
  { name: 'print', path: '/print', station: { troubles: true }, ready: 'Yes, it is here' },
  { name: 'files', path: '/files', ready: 'Download' },
  {
    name: 'sync',
    path: '/sync',
    station: { troubles: true, offline: true },
    ready: 'The parcel has already left',
  },
  { name: 'settings', path: '/settings', ready: 'Volume' },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme })
    for (const { name, path, station = {}, ready } of PAGES) {
      test(`${name} can be used by everybody`, async ({ page }) => {
        const { host, complaints } = await windowAt(page, path, station)
        await expect(page.getByText(ready).first()).toBeVisible()
        expect(await violationsOf(page)).toEqual([])
        expect(complaints).toEqual([])
        host.close()
      })
    }

    test('an order on the bench, a refused scan and its detail can be used by everybody', async ({
      page,
    }) => {
      const { host, complaints } = await windowAt(page, '/queue', {})
      await page.locator('[data-row]').nth(2).click()
      await expect(page.getByTestId('queue-detail')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.getByTestId('queue-detail').getByRole('link', { name: 'Pack' }).click()
      await expect(page.getByTestId('pack-order')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.type('NOT-A-CODE')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('scan-alarm')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('scan-alarm')).toBeHidden()
      await page.getByRole('link', { name: 'Details' }).click()
      await expect(page.getByRole('list', { name: 'Timeline' })).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
      host.close()
    })
  })
}

test('the queue is walked with the keyboard alone, in 100,000 orders', async ({ page }) => {
  const { host } = await windowAt(page, '/queue', { orders: 100_000 })
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.getByRole('grid', { name: 'Queue' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const number = await page
    .locator('[data-row][aria-selected="true"]')
    .locator('[role="gridcell"]')
    .nth(1)
    .textContent()
  await expect(page.getByTestId('queue-detail').getByRole('heading')).toHaveText(number ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pack-order')).toHaveText(number ?? '')
  host.close()
})
