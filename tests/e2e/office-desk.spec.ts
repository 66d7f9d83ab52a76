import { expect, test, type Page } from '@playwright/test'
import { aShopifyExport } from '../support/an-export.ts'
import { violationsOf, windowAt } from './support/window-at.ts'

const OFFICE = { signedIn: 'admin', orders: 20 } as const

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(
  page: Page,
  name: string | RegExp,
  role: 'button' | 'radio' | 'grid' = 'button',
): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`60 times Tab, and ${String(name)} has not got the focus`)
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('people, with the keyboard alone: found, chosen, PIN and password reset', async ({ page }) => {
      const { complaints, close } = await windowAt(page, '/people', OFFICE)
      await expect(page.getByRole('grid', { name: 'People' })).toBeFocused()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const pane = page.getByTestId('person-pane')
      await expect(pane).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await tabTo(page, 'Reset PIN')
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('button', { name: 'Reset PIN' })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(pane).toContainText('Not set yet')
      await expect(dialog).toBeHidden()
      await tabTo(page, 'Reset password')
      await page.keyboard.press('Enter')
      await expect(dialog.getByRole('button', { name: 'Reset password' })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('one-time-password')).toHaveText('k7qm-4xnp-22tw-h9ra')
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await page.keyboard.press('Escape')
      await expect(pane).toBeHidden()
      await expect(page.getByRole('grid', { name: 'People' })).toBeFocused()
      expect(new URL(page.url()).hash).not.toContain('row=')
      expect(complaints).toEqual([])
      close()
    })

    test('stations: what they hold and how their printers are; a test page with the keyboard alone', async ({
      page,
    }) => {
      const { complaints, close } = await windowAt(page, '/stations', OFFICE)
      await expect(page.getByRole('grid', { name: 'Stations' })).toBeFocused()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await expect(page.getByTestId('refusals')).toContainText('PB-7K3M9QXA')
      await tabTo(page, /Print a test page on Zebra/)
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('printer').first()).toContainText('Printed')
      expect(await violationsOf(page)).toEqual([])
      await tabTo(page, 'Rename or move')
      await page.keyboard.press('Enter')
      await expect(page.getByLabel('What is it called?')).toBeFocused()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('button', { name: 'Rename or move' })).toBeFocused()
      await page.getByTestId('new-code').click()
      await page.getByText('A maker', { exact: true }).click()
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
      close()
    })

    test('an import, from the file to its orders', async ({ page }) => {
      const { complaints, close } = await windowAt(page, '/imports', OFFICE)
      await expect(page.getByText('No import yet')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.getByTestId('new-import').first().click()
      await page.locator('input[type="file"]').setInputFiles({
        name: 'orders_export.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(aShopifyExport([{}])),
      })
      await page.getByLabel('Which shop is it from?').fill('karoo.myshopify.com')
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('import-counts')).toContainText('Good')
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: /Rows to look at/ }).click()
      await expect(page.getByRole('grid', { name: 'Rows to look at' })).toContainText('Atlantis')
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: /Articles without a match/ }).click()
      await page.getByRole('grid', { name: 'Articles of the file' }).press('ArrowDown')
      await expect(page.getByTestId('article-pane')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.getByTestId('run-import').click()
      await expect(page.getByTestId('import-status')).toContainText('All that was good is made')
      expect(complaints).toEqual([])
      close()
    })
  })
