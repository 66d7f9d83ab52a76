import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { serveWindow } from '../support/window-station.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The head of a dialog is taken for a second head of the page: the dialog's role hides that it is a section. */
const NOT_OURS = ['landmark-no-duplicate-banner', 'landmark-unique']
const SECTIONS = [
  'Store',
  'Tax',
  'Shipping rates',
  'Makers',
  'Packing slip',
  'Shipping label',
  'Item label',
  'Mail after payment',
  'Mail after shipping',
  'Mail after delivery',
]

async function storeAt(page: Page) {
  const host = await serveWindow({ signedIn: 'admin', orders: 20 })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${host.url}/#/store`)
  return { host, complaints }
}

const violationsOf = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).withTags(RULES).disableRules(NOT_OURS).analyze()).violations.flatMap(
    (each) =>
      each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? each.help}`),
  )

/** Tab until this has the focus: whoever has no mouse gets there too. */
async function tabTo(page: Page, look: () => ReturnType<Page['locator']>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await look().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab never came to it.')
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the store’s settings in the ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('can be used by everybody, every part of them', async ({ page }) => {
      test.slow()
      const { host, complaints } = await storeAt(page)
      for (const name of SECTIONS) {
        await page
          .getByRole('navigation', { name: 'Parts' })
          .getByRole('button', { name, exact: true })
          .click()
        await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
        if (await page.getByRole('complementary').count())
          await expect(page.getByRole('complementary').getByRole('img').first()).toBeVisible()
        expect(await violationsOf(page), name).toEqual([])
      }
      expect(complaints).toEqual([])
      host.close()
    })
  })
}

test('a slip is written, seen while it is written, saved and brought back with the keyboard alone', async ({
  page,
}) => {
  const { host, complaints } = await storeAt(page)
  const entry = () =>
    page.getByRole('navigation', { name: 'Parts' }).getByRole('button', { name: 'Packing slip' })
  await expect(entry()).toBeVisible()
  await tabTo(page, entry)
  await page.keyboard.press('Enter')
  const greeting = () => page.getByLabel('Greeting')
  await expect(page.getByTestId('sheet')).toBeVisible()
  await tabTo(page, greeting)
  await page.keyboard.type('Hello from the bench')
  await expect
    .poll(async () => decodeURIComponent((await page.getByTestId('sheet').getAttribute('src')) ?? ''))
    .toContain('Hello from the bench')
  const prices = () => page.getByLabel('Show prices')
  await tabTo(page, prices)
  await page.keyboard.press('Space')
  await tabTo(page, () => page.getByRole('button', { name: 'Save', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('history')).toContainText('Version 1')
  // Shift and Tab lead back to the versions.
  for (let presses = 0; presses < 20; presses++) {
    if (await page.getByTestId('history').evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Enter')
  const back = () => page.getByRole('button', { name: 'Bring version 0 back' })
  await expect(back()).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await tabTo(page, back)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('history')).toContainText('Version 2')
  await expect(greeting()).toHaveValue('')
  await expect(page.getByTestId('history')).toBeFocused()
  expect(complaints).toEqual([])
  host.close()
})

test('every mail can be seen, of every made-up order, in light and dark', async ({ page }) => {
  const { host, complaints } = await storeAt(page)
  for (const name of SECTIONS.filter((section) => section.startsWith('Mail'))) {
    await page.getByRole('navigation', { name: 'Parts' }).getByRole('button', { name, exact: true }).click()
    await page.getByLabel('Greeting').fill('<b>Dear</b> {customer_name} & family,\n"welcome"')
    for (const sample of ['Everyday', 'Long names', 'German', 'Arabic', 'Japanese', '12 items']) {
      await page.getByRole('button', { name: sample }).click()
      for (const look of ['Dark', 'Light']) {
        await page.getByText(look, { exact: true }).click()
        // A picture that is not well-formed has no size.
        await expect
          .poll(() =>
            page
              .getByRole('complementary')
              .getByRole('img')
              .evaluate((one: HTMLImageElement) => one.naturalHeight),
          )
          .toBeGreaterThan(400)
      }
    }
    await page.getByText('Plain text', { exact: true }).click()
    await expect(page.getByRole('region', { name: 'The mail' })).toContainText('<b>Dear</b> Sibusiso')
  }
  expect(complaints).toEqual([])
  host.close()
})

test('a logo becomes black and white dots; what is no picture is refused in words', async ({ page }) => {
  const { host } = await storeAt(page)
  const input = page.locator('input[type=file]')
  await input.setInputFiles({
    name: 'logo.svg',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  })
  await expect(page.getByText('Choose a PNG or a JPEG picture')).toBeVisible()
  const dots = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 300
    canvas.height = 100
    const pen = canvas.getContext('2d')!
    pen.fillRect(40, 20, 200, 60)
    return canvas.toDataURL('image/png').split(',')[1]!
  })
  await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(dots, 'base64') })
  await expect(page.getByAltText('The logo in black and white')).toBeVisible()
  await expect(page.getByText('Not saved yet')).toBeVisible()
  host.close()
})
