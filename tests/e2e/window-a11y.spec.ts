import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { serveWindow } from '../support/window-station.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental']
/** The head of a dialog is taken for a second head of the page: the dialog's role hides that it is a section. */
const NOT_OURS = ['landmark-no-duplicate-banner', 'landmark-unique']
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
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).disableRules(NOT_OURS).analyze()
  return violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? each.help}`),
  )
}

const OFFICE: Station = { signedIn: 'admin', orders: 60 }

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
  { name: 'overview', path: '/overview', station: OFFICE, ready: 'Parcels' },
  { name: 'orders', path: '/orders', station: OFFICE, ready: 'In production' },
  { name: 'products', path: '/products', station: OFFICE, ready: 'Mug' },
  { name: 'fulfilment', path: '/work', station: OFFICE, ready: 'Unassigned' },
  { name: 'makers', path: '/makers', station: OFFICE, ready: 'Lerato Molefe' },
  { name: 'people', path: '/people', station: OFFICE, ready: 'Operator' },
  { name: 'stations', path: '/stations', station: OFFICE, ready: 'Bench 2' },
  { name: 'the audit log', path: '/audit', station: OFFICE, ready: 'none is missing' },
  { name: 'store', path: '/store', station: OFFICE, ready: 'Who you are' },
  { name: 'payouts', path: '/payouts', station: OFFICE, ready: 'Make a batch' },
  { name: 'what is to be decided', path: '/payouts?tab=decisions', station: OFFICE, ready: 'Being decided' },
  { name: 'batches', path: '/payouts?tab=batches', station: OFFICE, ready: 'Olga Brandt' },
  {
    name: 'earnings',
    path: '/earnings',
    station: { signedIn: 'maker', orders: 60 },
    ready: 'Statement, PDF',
  },
  {
    name: 'an office without a network',
    path: '/orders',
    station: { ...OFFICE, offline: true },
    ready: 'Try again',
  },
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

test('searching, an order of the office, one more parcel and the PIN can be used by everybody', async ({
  page,
}) => {
  const { host, complaints } = await windowAt(page, '/queue?filter=done', OFFICE)
  await page.locator('[data-row]').first().click()
  await page.locator('[data-row]').first().press('Enter')
  await page.getByRole('button', { name: 'One more parcel' }).click()
  await expect(page.getByRole('button', { name: 'Add parcel' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search orders' }).fill('ma')
  await expect(page.getByRole('group', { name: 'In the office' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('group', { name: 'In the office' }).getByRole('option').first().click()
  await expect(page.getByTestId('fulfilment').first()).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: /Priya/ }).click()
  await page.getByRole('button', { name: /Somebody else/ }).click()
  await page.getByLabel('Email').fill('no-pin@example.test')
  await page.getByLabel('Password', { exact: true }).fill('pack-and-ship')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByTestId('pin-hint').getByRole('button', { name: 'Set a PIN' }).click()
  await expect(page.getByRole('button', { name: 'Set PIN' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  expect(complaints).toEqual([])
  host.close()
})

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

test('the audit log and an order’s replay are used with the keyboard alone, by everybody', async ({
  page,
}) => {
  const { host, complaints } = await windowAt(page, '/audit?kind=order%3Adelivered', OFFICE)
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.getByRole('grid', { name: 'Audit log' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('entry-pane')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page
    .getByTestId('entry-pane')
    .getByRole('link', { name: /^Order PB-/ })
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('whys')).toContainText('Delivered')
  await page.getByTestId('replay').focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await expect(page.getByTestId('whys')).toContainText('delivered when the carrier says so')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('replay-moment')).toContainText(':59')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('End')
  await expect(page.getByTestId('replay-moment')).toHaveText('Now')
  expect(complaints).toEqual([])
  host.close()
})
