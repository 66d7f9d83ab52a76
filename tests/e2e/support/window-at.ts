import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { serveWindow } from '../../support/window-station.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental']
/** The head of a dialog is taken for a second head of the page: the dialog's role hides that it is a section. */
const NOT_OURS = ['landmark-no-duplicate-banner', 'landmark-unique']

/** The built window on a station in memory; everything that the browser complains of is collected. */
export async function windowAt(
  page: Page,
  path: string,
  station: Parameters<typeof serveWindow>[0],
): Promise<{ url: string; complaints: string[]; close: () => void }> {
  const host = await serveWindow(station)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${host.url}/#${path}`)
  return { url: host.url, complaints, close: host.close }
}

/** What axe finds on the page, one line for each place. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).disableRules(NOT_OURS).analyze()
  return violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? each.help}`),
  )
}
