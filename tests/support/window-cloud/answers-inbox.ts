import { implement } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { InboxRow, InboxSettings } from '../../../src-shared/cloud-contract/inbox.ts'
import { newsKind, type News } from '../../../src-shared/maker/news.ts'
import type { Store } from './store.ts'

const HOUR = 3_600_000

/** cloudContract.inbox, on what is kept in memory: a believable week of one maker, the newest two unread. */
export function inboxAnswers(store: Store) {
  const os = implement(cloudContract).inbox
  const rows = aWeek(store)
  let settings = {
    mail: Object.fromEntries(newsKind.options.map((kind) => [kind, true])),
  } as InboxSettings
  const unread = (): number => rows.filter((row) => row.readAt === null).length
  return {
    list: os.list.handler(({ input }) => {
      const from = input.after === null ? 0 : rows.findIndex((row) => row.id === input.after) + 1
      const page = rows.slice(from, from + input.limit)
      const next = from + page.length < rows.length ? page.at(-1)!.id : null
      return { rows: page, next, unread: unread() }
    }),
    read: os.read.handler(({ input }) => {
      for (const row of rows)
        if (row.readAt === null && (input.ids === null || input.ids.includes(row.id)))
          row.readAt = new Date(store.now()).toISOString()
      return { unread: unread() }
    }),
    settings: os.settings.handler(() => settings),
    saveSettings: os.saveSettings.handler(({ input }) => (settings = input)),
  }
}

function aWeek(store: Store): InboxRow[] {
  const at = (hoursAgo: number): string => new Date(store.now() - hoursAgo * HOUR).toISOString()
  const row = (hoursAgo: number, news: News, isRead: boolean): InboxRow => ({
    id: store.chance.id(store.now() - hoursAgo * HOUR),
    at: at(hoursAgo),
    readAt: isRead ? at(hoursAgo - 1) : null,
    orderId: null,
    fulfillmentId: null,
    ...news,
  })
  const job = (orderNumber: string, things: string, amount: number): News => ({
    kind: 'job_assigned',
    facts: { orderNumber, things, dueAt: at(-96), amount, currency: 'ZAR' },
  })
  return [
    row(1, job('PB-7H2KQ9WX', '2 × Wall bracket, PETG black', 12_950), false),
    row(
      5,
      { kind: 'job_changed', facts: { orderNumber: 'PB-4MNR8T2C', what: 'address', dueAt: at(-48) } },
      false,
    ),
    row(26, { kind: 'due_soon', facts: { orderNumber: 'PB-4MNR8T2C', dueAt: at(-20) } }, true),
    row(
      50,
      { kind: 'paid_out', facts: { amount: 184_200, currency: 'ZAR', jobs: 14, reference: 'PAY-2026-11' } },
      true,
    ),
    row(
      74,
      { kind: 'job_withdrawn', facts: { orderNumber: 'PB-9KXW3J7D', reason: 'Printer repair takes a week' } },
      true,
    ),
    row(98, job('PB-9KXW3J7D', '1 × Lamp shade, PLA white', 20_300), true),
  ]
}
