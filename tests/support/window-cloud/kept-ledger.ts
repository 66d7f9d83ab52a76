import type { EarningRow } from '../../../src-shared/cloud-contract/earnings.ts'
import { makerId } from '../../../src-shared/ids/ids.ts'
import { earningOf } from '../../../src-shared/maker/pay.ts'
import type { KeptOrder } from './kept-order.ts'
import type { Store } from './store.ts'

const DAY = 86_400_000

/** People with money to come; the last two cannot be paid. */
const NAMES = [
  'Lerato Molefe',
  'Jonas Weber',
  '山田 愛子',
  'فاطمة بنت علي',
  'Maria-Magdalena Oberhuber-Schwarzenberger von Lichtenstein',
  'Sam Lee',
  'Tomás Silva',
] as const

/** A maker as the ledger knows them. */
export interface LedgerMaker {
  readonly id: EarningRow['makerId']
  readonly name: string
  readonly why: 'no_bank' | 'suspended' | null
}

/** The ledger of the pretended store: one earning for each third order, and what became of it. */
export interface KeptLedger {
  readonly makers: readonly LedgerMaker[]
  /** Newest first. */
  readonly rows: EarningRow[]
}

const ledgers = new WeakMap<Store, KeptLedger>()

/** The store's ledger, made with the first question. */
export function ledgerOf(store: Store): KeptLedger {
  const known = ledgers.get(store)
  if (known) return known
  const makers = NAMES.map((name, at): LedgerMaker => ({
    id: makerId.parse(store.chance.id(store.now() - at)),
    name,
    why: at === 5 ? 'no_bank' : at === 6 ? 'suspended' : null,
  }))
  const rows = store.orders
    .filter((_, at) => at % 3 === 0)
    .flatMap((order, at) => rowsOf(store, order, at, makers[at % makers.length]!))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  const ledger = { makers, rows }
  ledgers.set(store, ledger)
  return ledger
}

function rowsOf(store: Store, order: KeptOrder, at: number, maker: LedgerMaker): EarningRow[] {
  const base = order.base.items.reduce((sum, item) => sum + item.unitPrice * item.quantity, 0)
  const amount = earningOf(base, 70)
  const age = store.now() - Date.parse(order.base.placedAt)
  const isOld = age > 20 * DAY
  const undecided = at % 17 === 4
  const reversed = at % 11 === 3 && !undecided
  const row: EarningRow = {
    id: store.chance.id(store.now()),
    makerId: maker.id,
    makerName: maker.name,
    orderId: order.base.id,
    orderNumber: order.base.number,
    items: order.base.items.map((item) => `${item.quantity} × ${item.title}, ${item.variant}`).join('; '),
    kind: 'earning',
    reversesId: null,
    base,
    ratePercent: 70,
    amount,
    currency: order.base.currency,
    state: reversed ? 'reversed' : isOld && !undecided ? 'paid' : 'pending',
    decisionNeeded: undecided,
    ready: !reversed && !undecided && !isOld && at % 2 === 0,
    reason: undecided ? 'Cancelled: customer changed their mind, after production had started' : 'Assigned',
    by: 'Olga Office',
    at: order.base.placedAt,
    paidAt:
      isOld && !reversed && !undecided
        ? new Date(Date.parse(order.base.placedAt) + 12 * DAY).toISOString()
        : null,
    left: reversed ? 0 : amount,
  }
  if (!reversed) return [row]
  return [
    row,
    {
      ...row,
      id: store.chance.id(store.now()),
      kind: 'reversal',
      reversesId: row.id,
      base: -base,
      amount: -amount,
      reason: 'Taken back: the machine is broken, before production started',
      at: new Date(Math.min(Date.parse(row.at) + DAY, store.now())).toISOString(),
    },
  ]
}

/** Takes an amount of an earning back, as the cloud would. */
export function takeBack(store: Store, row: EarningRow, amount: number, reason: string): void {
  const { rows } = ledgerOf(store)
  row.decisionNeeded = false
  if (amount === 0) {
    row.reason = `${row.reason}. Paid all the same: ${reason}`
    return
  }
  row.left -= amount
  const ended = row.left === 0 && row.state === 'pending'
  if (ended) row.state = 'reversed'
  rows.unshift({
    ...row,
    id: store.chance.id(store.now()),
    kind: 'reversal',
    reversesId: row.id,
    base: -Math.round((row.base * amount) / row.amount),
    amount: -amount,
    state: ended ? 'reversed' : 'pending',
    paidAt: null,
    reason,
    at: new Date(store.now()).toISOString(),
    left: -amount,
  })
}
