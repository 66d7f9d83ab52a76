import { expect, test, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../cloud/demo/accounts.ts'
import { startLiveWorld, type LiveWorld } from './support/live-world.ts'
import { MAKER_PASSWORD, officeOf, startLiveMaker, type LiveMaker } from './support/maker.ts'
import { ADMIN } from './support/office.ts'
import { buyTwoMugs } from './support/steps.ts'

/** Whoever works at this station goes to `first`; signs in where nobody has yet. */
async function enter(
  page: Page,
  station: string,
  email: string,
  password: string,
  first: string,
): Promise<void> {
  await page.goto(station)
  const heading = page.getByRole('heading', { name: first, exact: true })
  await expect(heading.or(page.getByLabel('Email'))).toBeVisible()
  if (await heading.isVisible()) return
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading).toBeVisible()
}

/** Goes to a page of the window that is already open, by its address. */
const goTo = (page: Page, station: string, path: string): Promise<unknown> =>
  page.goto(`${new URL(station).origin}/#${path}`)

for (const kind of ['PGlite', 'PostgreSQL'] as const)
  test.describe(`makers, on ${kind}`, () => {
    let world: LiveWorld
    let anna: LiveMaker
    let ben: LiveMaker
    test.beforeAll(async () => {
      test.setTimeout(180_000)
      const started = await startLiveWorld(kind)
      test.skip(
        'unavailable' in started,
        'unavailable' in started ? `no PostgreSQL: ${started.unavailable}` : '',
      )
      world = started as LiveWorld
      anna = await startLiveMaker(world.shop, 'Anna Maker')
      ben = await startLiveMaker(world.shop, 'Ben Maker')
    })
    test.afterAll(async () => {
      await anna?.stop()
      await ben?.stop()
      await world?.stop()
    })

    test('assigned with the keyboard, made and shipped with the network cut, delivered, and earned (S0.24–S0.28)', async ({
      page,
      context,
    }) => {
      test.setTimeout(120_000)
      const order = await buyTwoMugs(page, world.shop)
      const admin = await context.newPage()
      await enter(admin, world.station, ADMIN, DEMO_PASSWORD, 'Overview')
      await goTo(admin, world.station, `/work?slice=%22all%22&search=%22${order}%22`)
      const row = admin.getByRole('row').filter({ hasText: order })
      await expect(row).toBeVisible()
      await admin.getByRole('grid', { name: 'Work' }).focus()
      await admin.keyboard.press('ArrowDown')
      await admin.keyboard.press('Enter')
      const give = admin.getByRole('button', { name: /^Assign (anyway )?to Anna Maker$/ })
      await expect(give).toBeVisible()
      await give.focus()
      await admin.keyboard.press('Enter')
      const office = await officeOf(world.shop)
      const found = async () => (await office.orders.list({ search: order })).rows[0]!
      await expect.poll(async () => (await found()).makers).toEqual(['Anna Maker'])
      const { id } = await found()
      await goTo(admin, world.station, `/orders/${id}`)
      await expect(admin.getByText('Anna Maker').first()).toBeVisible()

      // S0.25: it is on the maker's board, and everything after this is done without a network.
      const maker = await context.newPage()
      await enter(maker, anna.station, anna.email, MAKER_PASSWORD, 'Jobs')
      await expect(maker.getByRole('row').filter({ hasText: order })).toBeVisible({ timeout: 30_000 })
      anna.network.down()
      await expect(maker.getByRole('link', { name: /Sync: Offline/ })).toBeVisible({ timeout: 30_000 })
      await maker.getByRole('grid', { name: 'Jobs' }).focus()
      await maker.keyboard.press('ArrowDown')
      await maker.keyboard.press('Enter')
      await expect(maker.getByRole('heading', { name: order })).toBeVisible()
      const step = maker.getByTestId('job-step')
      await expect(step).toHaveText(/Start production/)
      await step.click()
      await expect(step).toHaveText(/Mark shipped/, { timeout: 15_000 })

      // S0.27: refused without carrier and tracking number, in words.
      await step.click()
      await expect(maker.getByText(/tracking number/i).first()).toBeVisible()
      await maker.getByLabel('Tracking number').fill('TCG12345678')
      await maker.getByLabel('Tracking number').press('Enter')
      await expect(step).toHaveText(/Undo/, { timeout: 10_000 })
      await expect(maker.getByRole('link', { name: /Sync: Offline.*2 waiting/ })).toBeVisible({
        timeout: 15_000,
      })
      anna.network.up()
      await expect(maker.getByRole('link', { name: 'Sync: All sent' })).toBeVisible({ timeout: 60_000 })

      // S0.28: the office confirms that it has arrived.
      await expect.poll(async () => (await found()).status, { timeout: 30_000 }).toBe('shipped')
      await admin.bringToFront()
      await admin.reload()
      await admin.getByTestId('deliver').click()
      await admin.getByRole('dialog').getByRole('button', { name: 'It has arrived' }).click()
      await expect.poll(async () => (await found()).status).toBe('delivered')
      await maker.bringToFront()
      await goTo(maker, anna.station, '/earnings')
      await expect(maker.getByTestId('pending')).toContainText(/[1-9]/, { timeout: 15_000 })
    })

    test('taken back while its maker shipped it offline: gone from their screen, refused in words, and the office sees both sides', async ({
      page,
      context,
    }) => {
      test.setTimeout(120_000)
      const order = await buyTwoMugs(page, world.shop)
      const office = await officeOf(world.shop)
      const { id } = (await office.orders.list({ search: order })).rows[0]!
      await office.makers.assign({
        orderId: id,
        makerId: anna.makerId,
        reason: 'has room',
      })
      const part = (await office.orders.get({ id })).fulfillments[0]!
      const maker = await context.newPage()
      await enter(maker, anna.station, anna.email, MAKER_PASSWORD, 'Jobs')
      await goTo(maker, anna.station, `/jobs`)
      await expect(maker.getByRole('row').filter({ hasText: order })).toBeVisible({ timeout: 30_000 })
      await goTo(maker, anna.station, `/jobs/${part.id}`)
      const step = maker.getByTestId('job-step')
      await step.click()
      await expect(step).toHaveText(/Mark shipped/, { timeout: 15_000 })
      await expect(maker.getByRole('link', { name: 'Sync: All sent' })).toBeVisible({ timeout: 60_000 })
      anna.network.down()
      await expect(maker.getByRole('link', { name: /Sync: Offline/ })).toBeVisible({ timeout: 30_000 })
      await office.makers.withdraw({
        fulfillmentId: part.id,
        reason: 'promised for tomorrow',
        earning: 'keep',
        toMakerId: ben.makerId,
      })
      await maker.getByLabel('Tracking number').fill('TCG87654321')
      await maker.getByLabel('Tracking number').press('Enter')
      await expect(step).toHaveText(/Undo/)
      anna.network.up()

      await expect(maker.getByRole('heading', { name: 'This job is not with you' })).toBeVisible({
        timeout: 60_000,
      })
      await expect(maker.locator('body')).not.toContainText('12 Long Street')
      await goTo(maker, anna.station, '/sync')
      await expect(maker.getByText('This order is no longer with this station.').first()).toBeVisible({
        timeout: 30_000,
      })

      const admin = await context.newPage()
      await enter(admin, world.station, ADMIN, DEMO_PASSWORD, 'Overview')
      await goTo(admin, world.station, `/orders/${id}`)
      const refused = admin.getByTestId('refused-at-station')
      await expect(refused).toContainText('Anna Maker')
      await expect(refused).toContainText('TCG87654321')
      await expect(refused).toContainText('no longer with this station')
      await expect(admin.getByText('Ben Maker').first()).toBeVisible()
    })
  })
