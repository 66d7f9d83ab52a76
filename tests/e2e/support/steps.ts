import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../cloud/demo/accounts.ts'
import { scan } from './scanner.ts'

/** Buys two mugs in the shop as anybody would; answers the order number of the success page. */
export async function buyTwoMugs(page: Page, shop: string): Promise<string> {
  await page.goto(`${shop}/products/mug-muizenberg-swell`)
  await page.getByLabel('How many').fill('2')
  await page.getByRole('button', { name: 'Put into cart' }).click()
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  await page.getByLabel(/E-mail/).fill('zoe@example.test')
  await page.getByLabel('Full name').fill('Zoë Müller')
  await page.getByLabel('Street and number').fill('12 Long Street')
  await page.getByLabel(/Postal code/).fill('8001')
  await page.getByLabel('Town or city').fill('Cape Town')
  await page.getByLabel('Country').selectOption({ label: 'South Africa' })
  await page.getByRole('button', { name: /Continue to payment/ }).click()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  return /PB-[0-9A-Z]{8}/.exec(await page.locator('main').innerText())![0]
}

/** The first sign-in of the day at a station that nobody is signed in at. */
export async function signIn(page: Page, station: string): Promise<void> {
  await page.goto(station)
  await page.getByLabel('Email').fill('thandi@demo.test')
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible()
}

/** The order with this number is on the bench: by scanning its slip, again until it has arrived. */
export async function openByScan(page: Page, order: string): Promise<void> {
  await expect(async () => {
    await scan(page, order)
    await expect(page.getByRole('heading', { name: order })).toBeVisible({ timeout: 1500 })
  }).toPass()
}
