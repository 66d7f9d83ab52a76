import { CUSTOMERS } from './customers.ts'
import type { KeptOrder, OrderEvent } from './kept-order.ts'
import type { Office } from './office.ts'
import { lineOf, pickGoods, SERVICE, work } from './order-work.ts'
import type { Chance } from './random.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Two hundred orders of the last five weeks, in every state, the newest first. */
export const someOrders = (chance: Chance, office: Office, nowMs: number, count: number): KeptOrder[] =>
  Array.from({ length: count }, (_, at) => anOrder(chance, office, nowMs, at, count)).sort((a, b) =>
    a.base.placedAt < b.base.placedAt ? 1 : -1,
  )

function anOrder(chance: Chance, office: Office, nowMs: number, at: number, count: number): KeptOrder {
  const age = ((at + chance.next()) / count) ** 1.3 * 34 * DAY + 6 * 60_000
  const placed = Math.floor(nowMs - age)
  const instant = (ms: number): string => new Date(Math.min(ms, nowMs)).toISOString()
  const customer = CUSTOMERS[at % CUSTOMERS.length]!
  const lines = pickGoods(chance).map((good) => lineOf(chance, good, placed))
  const subtotal = lines.reduce((sum, line) => sum + line.item.unitPrice * line.item.quantity, 0)
  const shipping = subtotal > 60_000 ? 0 : 9900
  const paid = !(age < 2 * DAY && at % 23 === 7)
  const id = chance.id(placed) as KeptOrder['base']['id']
  const number = chance.orderNumber()
  const kept: KeptOrder = {
    base: {
      id,
      number,
      placedAt: instant(placed),
      customerName: customer.shipTo.name,
      customerEmail: customer.email,
      items: lines.map((line) => line.item),
      shipTo: customer.shipTo,
      currency: 'ZAR',
      subtotal,
      shipping,
      customerNote: at % 9 === 4 ? 'It is a present. Please leave out the invoice.' : null,
      tax: 0,
      total: subtotal + shipping,
      paymentStatus: paid ? 'paid' : 'pending',
      payment: {
        provider: 'stitch',
        reference: paid ? `pay_${number.slice(3).toLowerCase()}` : null,
        paidAt: paid ? instant(placed + 70_000) : null,
      },
    },
    fulfillments: [],
    notes: [],
    events: [event(chance, instant(placed), 'placed', { name: customer.shipTo.name, role: 'shopper' }, '')],
    mails: [],
    cancelled: null,
    recordedLater: at % 11 === 5 ? 47 * 60_000 : 0,
  }
  if (!paid) return kept
  kept.events.push(
    event(chance, instant(placed + 70_000), 'paid', SERVICE, `stitch · ${kept.base.payment?.reference}`),
  )
  kept.mails.push({
    kind: 'confirmation',
    state: 'sent',
    to: customer.email,
    at: instant(placed + 74_000),
  })
  const parts = lines.length > 1 && at % 6 === 0 ? [lines.slice(0, 1), lines.slice(1)] : [lines]
  parts.forEach((part, number) => {
    const factory =
      parts.length > 1
        ? office.factories[number]!
        : chance.pick([office.factories[0]!, office.factories[0]!, ...office.factories])
    kept.fulfillments.push(
      work(chance, office, nowMs, kept, part, factory, parts.length, number === 0 || age > 12 * DAY),
    )
  })
  const ended = kept.fulfillments[0]!
  if (ended.state === 'cancelled')
    kept.cancelled = { at: ended.endedAt!, reason: 'Customer ordered twice by mistake' }
  if (at % 13 === 3)
    kept.notes.push({
      id: chance.id(placed),
      text: 'Customer called: the parcel may be left with the neighbour.',
      by: 'Olga Brandt',
      at: instant(placed + 5 * HOUR),
    })
  for (const doc of kept.fulfillments) {
    if (doc.shippedAt)
      kept.mails.push({ kind: 'shipped', state: 'sent', to: customer.email, at: doc.shippedAt })
    if (doc.deliveredAt)
      kept.mails.push({
        kind: 'delivered',
        state: at % 17 === 0 ? 'failed' : 'sent',
        to: customer.email,
        at: doc.deliveredAt,
      })
  }
  return kept
}

const event = (
  chance: Chance,
  at: string,
  kind: string,
  by: { name: string; role: string },
  detail: string,
): OrderEvent => ({
  id: chance.id(Date.parse(at)),
  at,
  recordedAt: at,
  kind,
  actorName: by.name,
  actorRole: by.role,
  detail,
})
