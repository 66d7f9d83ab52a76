import type { Page } from '@playwright/test'

/** A keyboard-wedge scanner: the whole code and Enter within a few milliseconds, at whatever has the focus. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const at = document.activeElement ?? document.body
    for (const key of [...text, 'Enter'])
      at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }))
  }, code)
}
