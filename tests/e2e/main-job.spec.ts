import { expect, test, type Page } from '@playwright/test'
import { startLiveWorld, type LiveWorld } from './support/live-world.ts'
import { scan } from './support/scanner.ts'
import { buyTwoMugs, openByScan, signIn } from './support/steps.ts'

async function track(page: Page, shop: string, order: string): Promise<void> {
  await page.goto(`${shop}/track`)
  await page.getByLabel(/Order number/i).fill(order.toLowerCase())
  await page.getByLabel(/E-mail/i).fill('ZOE@example.test')
  await page.getByRole('button', { name: /Track|Find|Show|Follow/ }).click()
}

for (const kind of ['PGlite', 'PostgreSQL'] as const)
  test.describe(`the main job on ${kind}`, () => {
    let world: LiveWorld
    test.beforeAll(async () => {
      test.setTimeout(180_000)
      const started = await startLiveWorld(kind)
      test.skip(
        'unavailable' in started,
        'unavailable' in started ? `no PostgreSQL: ${started.unavailable}` : '',
      )
      world = started as LiveWorld
    })
    test.afterAll(() => world?.stop())

    test('bought, packed, printed, shipped with the network cut, and tracked', async ({ page, context }) => {
      const order = await buyTwoMugs(page, world.shop)
      const bench = await context.newPage()
      await signIn(bench, world.station)
      await openByScan(bench, order)

      // A code that nobody knows stays on screen until somebody has seen it.
      await scan(bench, 'NOT-A-CODE')
      await expect(bench.getByRole('alertdialog')).toContainText('NOT-A-CODE')
      await bench.getByRole('button', { name: 'Understood' }).click()
      await scan(bench, 'POS-1-A3')
      await expect(bench.getByRole('alertdialog')).toContainText('Not in this order')
      await bench.keyboard.press('Escape')

      world.network.down()
      await expect(bench.getByRole('link', { name: /Sync: Offline/ })).toBeVisible()
      await scan(bench, 'MUG-4-330')
      await expect(bench.getByRole('img', { name: '1 of 2 packed' })).toBeVisible()
      await scan(bench, 'MUG-4-330')
      await expect(bench.getByRole('img', { name: '2 of 2 packed' })).toBeVisible()

      await scan(bench, 'TCG12345678')
      await expect(bench.getByLabel('Tracking number')).toHaveValue('TCG12345678')
      await scan(bench, 'PB:SHIP')
      await expect(bench.getByRole('button', { name: /Undo/ })).toBeVisible()
      await expect(bench.getByRole('link', { name: /Sync: Offline.*3 waiting/ })).toBeVisible()
      world.network.up()
      await expect(bench.getByRole('link', { name: 'Sync: All sent' })).toBeVisible({ timeout: 60_000 })

      await page.bringToFront()
      await expect(async () => {
        await track(page, world.shop, order)
        await expect(page.getByRole('link', { name: /TCG12345678/ })).toBeVisible({ timeout: 1500 })
      }).toPass({ timeout: 30_000 })
      await expect(page.locator('main')).toContainText('The Courier Guy')
      await page.goto(`${world.shop}/mail`)
      await expect(page.getByText(/on its way/i).first()).toBeVisible()
    })

    test('the slip and the label come out of the virtual printers once, and a second one wants a reason', async ({
      page,
      context,
    }) => {
      const order = await buyTwoMugs(page, world.shop)
      const bench = await context.newPage()
      await bench.goto(world.station)
      await openByScan(bench, order)
      await bench.getByRole('button', { name: 'Slip', exact: true }).click()
      await bench.goto(`${new URL(world.station).origin}/#/print`)
      await expect(bench.getByText(order).first()).toBeVisible()
      await expect(bench.getByText(/Printed/).first()).toBeVisible()
      await openByScan(bench, order)
      await bench.getByRole('button', { name: 'Slip', exact: true }).click()
      await expect(bench.getByRole('dialog')).toBeVisible()
    })
  })
