import { expect, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../../cloud/demo/accounts.ts'
import { startLiveWorld, type LiveWorld } from './support/live-world.ts'
import { ADMIN, cancelInOffice } from './support/office.ts'
import { scan } from './support/scanner.ts'
import { buyTwoMugs, openByScan, signIn } from './support/steps.ts'

for (const kind of ['PGlite', 'PostgreSQL'] as const)
  test.describe(`a shipping that comes too late, on ${kind}`, () => {
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

    test('cancelled in the office while the bench ships offline: one matter, one decision, and the office knows', async ({
      page,
      context,
    }) => {
      const order = await buyTwoMugs(page, world.shop)
      const bench = await context.newPage()
      await signIn(bench, world.station)
      await openByScan(bench, order)

      world.network.down()
      await expect(bench.getByRole('link', { name: /Sync: Offline/ })).toBeVisible()
      await scan(bench, 'MUG-4-330')
      await scan(bench, 'MUG-4-330')
      await expect(bench.getByRole('img', { name: '2 of 2 packed' })).toBeVisible()
      await scan(bench, 'TCG87654321')
      await expect(bench.getByLabel('Tracking number')).toHaveValue('TCG87654321')
      await scan(bench, 'PB:SHIP')
      await expect(bench.getByRole('link', { name: /Sync: Offline.*3 waiting/ })).toBeVisible()
      await cancelInOffice(world.shop, order, 'The customer changed their mind')
      world.network.up()

      // Two pieces and a shipping were turned down; to a person they are one matter.
      const sign = bench.getByTestId('sign-sync')
      await expect(sign).toHaveText('1 needs you', { timeout: 60_000 })
      await sign.click()
      const matter = bench.getByTestId('refusal')
      await expect(matter).toHaveCount(1)
      await expect(matter).toContainText(order)
      await expect(matter.getByTestId('refusal-title')).toContainText(
        'cancelled before your shipping reached the office',
      )
      await expect(matter.getByTestId('refusal-next')).toContainText('Keep the parcel back')
      await expect(matter.getByTestId('refusal-others')).toContainText('Pack a piece, 2 times')
      await expect(matter.getByRole('row', { name: /^State/ })).toContainText('Cancelled')

      await matter.getByLabel('Anything the office should know').fill('Gone with the noon van')
      await matter.getByRole('button', { name: 'The parcel has already left' }).click()
      await expect(matter).toHaveCount(0)
      await expect(sign).toHaveText('All sent', { timeout: 60_000 })
      await expect(bench.getByText('Ship, 2 more')).toBeVisible()

      await bench.getByRole('button', { name: /Thandi/ }).click()
      await bench.getByRole('button', { name: /Somebody else/ }).click()
      await bench.getByLabel('Email').fill(ADMIN)
      await bench.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
      await bench.getByRole('button', { name: 'Sign in' }).click()
      await expect(bench.getByRole('link', { name: 'Orders' })).toBeVisible()
      await bench.keyboard.press('Control+k')
      await bench.getByRole('textbox', { name: 'Search orders' }).fill(order)
      await bench.getByRole('group', { name: 'In the office' }).getByRole('option').click()
      await expect(bench.getByRole('heading', { name: order })).toBeVisible()
      await expect(bench.getByTestId('fulfilment')).toContainText(
        'Left after it was cancelled: Gone with the noon van',
      )
    })
  })
