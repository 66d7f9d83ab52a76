import { expect, test, type Page } from '@playwright/test'
import { aPng } from '../support/window-station/file-bytes.ts'
import type { MemoryBench } from '../support/window-station/memory-bench.ts'
import { scan } from './support/scanner.ts'
import { violationsOf, windowAt } from './support/window-at.ts'

const MAKER = { signedIn: 'maker', orders: 200 } as const

/** Opens the first job of a list whose line has these words, with its first file on this machine. */
async function openJob(page: Page, words: string): Promise<void> {
  await page.locator('[data-row]', { hasText: words }).first().dblclick()
  await expect(page.getByTestId('job-sheet')).toBeVisible()
  const download = page.getByRole('button', { name: 'Download' })
  if (await download.isVisible()) await download.click()
  await expect(page.getByRole('button', { name: 'Save a copy' })).toBeVisible()
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the job board, its pane and the inbox can be used by everybody', async ({ page }) => {
      const { url, complaints, close } = await windowAt(page, '/jobs', MAKER)
      // The strip at the top speaks of what is overdue too, before the page is there.
      await expect(page.getByRole('heading', { name: 'Jobs' })).toBeVisible()
      await expect(page.locator('[data-row]').first()).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.locator('[data-row]').nth(2).click()
      await expect(page.getByTestId('job-detail')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.goto(`${url}/#/inbox`)
      await expect(page.getByTestId('news').first()).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Mails' }).click()
      await expect(page.getByRole('checkbox', { name: 'A new job' })).toBeChecked()
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
      close()
    })

    test('a part is looked at in 3D, turned and measured, under the strict policy', async ({ page }) => {
      const { complaints, close } = await windowAt(page, '/jobs?filter=processing', MAKER)
      await openJob(page, 'Vase')
      const canvas = page.getByTestId('model-canvas')
      await expect(canvas).toBeVisible()
      await expect(page.getByText('8,320')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      const before = await canvas.screenshot()
      await canvas.focus()
      for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowLeft')
      expect((await canvas.screenshot()).equals(before)).toBe(false)
      await page.getByRole('button', { name: 'Top' }).click()
      await page.getByRole('button', { name: 'Measure' }).click()
      await canvas.focus()
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('measured')).toHaveText('Now the second point.')
      await page.keyboard.press('Shift+ArrowLeft')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('measured')).toHaveText(/\d mm apart/)
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
      close()
    })

    test('a picture and a PDF are looked at, and an open surface is said to be one', async ({ page }) => {
      const { url, complaints, close } = await windowAt(page, '/jobs?filter=processing', MAKER)
      await openJob(page, 'Harbour')
      await expect(page.getByTestId('picture')).toHaveJSProperty('naturalWidth', 900)
      await expect(page.getByText('900 × 1273')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.goto(`${url}/#/jobs?filter=processing`)
      await openJob(page, 'Donau')
      await expect(page.getByText('210 × 297 mm')).toBeVisible()
      await page.getByRole('application', { name: /pages$/ }).focus()
      await page.keyboard.press('PageDown')
      await expect(page.getByTestId('page-of')).toHaveText('Page 2 of 2')
      await expect(page.getByText('297 × 210 mm')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.goto(`${url}/#/jobs?filter=processing`)
      await openJob(page, 'Bracket')
      await expect(page.getByText(/The surface is not closed \(3 open edges\)/)).toBeVisible()
      expect(complaints).toEqual([])
      close()
    })

    test('a job is made and shipped, and what asks for a reason can be used by everybody', async ({
      page,
    }) => {
      const { complaints, close } = await windowAt(page, '/jobs?filter=submitted', {
        ...MAKER,
        offline: true,
      })
      await openJob(page, 'Vase')
      const step = page.getByTestId('job-step')
      const place = await step.boundingBox()
      await step.click()
      await expect(page.getByTestId('job-said')).toContainText('kept on this machine')
      await expect(step).toHaveText('Mark shipped', { timeout: 10_000 })
      expect(await step.boundingBox()).toEqual(place)
      await step.click()
      await expect(page.getByTestId('job-said')).toContainText('Scan or type the tracking number')
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'I can’t make it' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('button', { name: 'I can’t make it' })).toBeFocused()
      await scan(page, 'TCG123456789')
      await expect(page.getByLabel('Tracking number')).toHaveValue('TCG123456789')
      await step.click()
      await expect(page.getByTestId('job-said')).toContainText('is shipped')
      expect(await step.boundingBox()).toEqual(place)
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
      close()
    })
  })

test('a photo of the finished piece is made small in the window and kept', async ({ page }) => {
  const { complaints, close } = await windowAt(page, '/jobs?filter=processing', MAKER)
  await openJob(page, 'Vase')
  const picture = {
    name: 'vase on the table.png',
    mimeType: 'image/png',
    buffer: Buffer.from(aPng(3000, 1500, null)),
  }
  await page.locator('input[type="file"]').setInputFiles(picture)
  await expect(page.getByTestId('photo-said')).toContainText('The photo is added')
  const photos = page.getByRole('region', { name: 'Photos of the finished piece' })
  await expect(photos.getByText('vase on the table.png')).toBeVisible()
  await page.locator('input[type="file"]').setInputFiles({ ...picture, buffer: Buffer.from('not a picture') })
  await expect(page.getByTestId('photo-said')).toContainText('not a picture')
  expect(complaints).toEqual([])
  close()
})

test('the board is walked with the keyboard alone, in 20,000 jobs, and a job is started and sent from it', async ({
  page,
}) => {
  const { close } = await windowAt(page, '/jobs?filter=submitted', { ...MAKER, orders: 20_000 })
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.getByRole('grid', { name: 'Jobs' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('job-detail')).toBeVisible()
  const number = await page.getByTestId('job-detail').getByRole('heading').textContent()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number ?? '')
  const step = page.getByTestId('job-step')
  await step.focus()
  await page.keyboard.press('Enter')
  await expect(step).toHaveText(/Undo/)
  await expect(step).toBeFocused()
  await expect(step).toHaveText('Mark shipped', { timeout: 10_000 })
  await page.getByLabel('Tracking number').focus()
  await page.keyboard.type('X9-0000-1234')
  await page
    .getByRole('textbox', { name: 'Carrier' })
    .or(page.getByRole('combobox', { name: 'Carrier' }))
    .first()
    .focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByLabel('Tracking number').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('job-said')).toContainText('is shipped')
  close()
})

test('jobs that are taken back leave the board by themselves, and are named', async ({ page }) => {
  let office: MemoryBench | undefined
  const { close } = await windowAt(page, '/jobs', { ...MAKER, onBench: (bench) => (office = bench) })
  const rows = page.locator('[data-row]')
  await expect(rows.first()).toBeVisible()
  const ids = await rows.evaluateAll((all) =>
    all.slice(0, 2).map((row) => row.getAttribute('data-row') ?? ''),
  )
  office?.takeBack(ids)
  await expect(page.getByTestId('taken-back')).toContainText('2 jobs were taken back: PB-')
  await expect(page.locator(`[data-row="${ids[0]}"]`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Understood' }).click()
  await expect(page.getByTestId('taken-back')).toBeEmpty()
  close()
})

test('no thread is started but the window’s own two, and nobody makes another policy', async ({ page }) => {
  const { close } = await windowAt(page, '/jobs?filter=processing', MAKER)
  await openJob(page, 'Vase')
  await expect(page.getByTestId('model-view')).toBeVisible()
  const refused = await page.evaluate(async () => {
    // What the tools of the browser run is let do anything; what runs a moment later is not.
    await new Promise((later) => setTimeout(later))
    const own = document.querySelector<HTMLScriptElement>('script[src]')!.src
    const types = (
      window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
    ).trustedTypes
    const attempts: Record<string, () => unknown> = {
      ownAddress: () => new Worker(own, { type: 'module' }),
      blob: () => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))),
      samePolicy: () => types.createPolicy('packbench-worker', { createScriptURL: (url: string) => url }),
      otherPolicy: () => types.createPolicy('mine', { createScriptURL: (url: string) => url }),
    }
    return Object.keys(attempts).filter((name) => {
      try {
        attempts[name]!()
        return false
      } catch {
        return true
      }
    })
  })
  expect(refused).toEqual(['ownAddress', 'blob', 'samePolicy', 'otherPolicy'])
  close()
})

test('a machine without a graphics card shows the part from one corner', async ({ page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(real, this, [kind, ...rest])
      },
    })
  })
  const { complaints, close } = await windowAt(page, '/jobs?filter=processing', MAKER)
  await openJob(page, 'Vase')
  const still = page.getByTestId('model-still').getByRole('img')
  await expect(still).toBeVisible()
  const drawn = await still.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return (
      data.filter((_, index) => index % 4 === 3).filter((alpha) => alpha === 255).length / (data.length / 4)
    )
  })
  expect(drawn).toBeGreaterThan(0.1)
  expect(await violationsOf(page)).toEqual([])
  expect(complaints).toEqual([])
  close()
})
