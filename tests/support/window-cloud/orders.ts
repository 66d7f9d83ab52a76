import { fulfillment, type Actor, type Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import type { OrderDetail } from '../../../src-shared/cloud-contract/orders.ts'
import { CARRIERS } from '../../../src-shared/fulfillment/carriers.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import { CUSTOMERS } from './customers.ts'
import { GOODS, type Good } from './goods.ts'
import { actorOf, type Factory, type Office } from './office.ts'
import type { Chance } from './random.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SERVICE: Actor = {
  id: '01900000-0000-7000-8000-000000000001' as Actor['id'],
  name: 'Packbench',
  role: 'service',
}

export type OrderEvent = OrderDetail['events'][number]

/** An order as the pretended cloud keeps it; status, parcels and timeline of the work follow from its fulfilments. */
export interface KeptOrder {
  base: Pick<
    OrderDetail,
    | 'id'
    | 'number'
    | 'placedAt'
    | 'customerName'
    | 'customerEmail'
    | 'items'
    | 'shipTo'
    | 'customerNote'
    | 'subtotal'
    | 'shipping'
    | 'tax'
    | 'total'
    | 'currency'
    | 'paymentStatus'
    | 'payment'
  >
  fulfillments: Fulfillment[]
  notes: OrderDetail['notes']
  events: OrderEvent[]
  mails: OrderDetail['mails']
  cancelled: { at: string; reason: string } | null
  /** Milliseconds that the bench was cut off, so that its actions were recorded that much later. */
  recordedLater: number
}

type Step = { at: number; by: Actor; name: string; args: Record<string, unknown> }

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
    kind: 'order_confirmed',
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
      kept.mails.push({ kind: 'order_shipped', state: 'sent', to: customer.email, at: doc.shippedAt })
    if (doc.deliveredAt)
      kept.mails.push({
        kind: 'order_delivered',
        state: at % 17 === 0 ? 'failed' : 'sent',
        to: customer.email,
        at: doc.deliveredAt,
      })
  }
  return kept
}

const pickGoods = (chance: Chance): Good[] => {
  const sold = GOODS.filter((good) => good.status === 'published')
  const first = chance.pick(sold)
  const more = chance.between(0, 9)
  if (more < 5) return [first]
  const second = chance.pick(sold.filter((good) => good !== first))
  return more < 8
    ? [first, second]
    : [first, second, chance.pick(sold.filter((good) => good !== first && good !== second))]
}

function lineOf(chance: Chance, good: Good, placed: number) {
  const variant = chance.pick(good.variants.filter((candidate) => candidate.available))
  const item = {
    id: chance.id(placed) as OrderDetail['items'][number]['id'],
    title: good.title,
    variant: variant.title,
    sku: variant.sku,
    quantity: chance.pick([1, 1, 1, 2, 3]),
    unitPrice: variant.price,
    picture: good.picture,
    specs: [...good.specs],
  }
  return { good, item }
}

function work(
  chance: Chance,
  office: Office,
  nowMs: number,
  kept: KeptOrder,
  lines: ReturnType<typeof lineOf>[],
  factory: Factory,
  parts: number,
  finish: boolean,
): Fulfillment {
  const placed = Date.parse(kept.base.placedAt)
  const item = (line: (typeof lines)[number]) => ({
    ...line.item,
    packed: 0,
    codes: [line.item.sku],
    place: line.good.place,
  })
  const doc = fulfillment.parse({
    id: chance.id(placed + 80_000),
    storeId: office.factories[0]!.id,
    orderId: kept.base.id,
    provider: 'factory',
    factoryId: null,
    makerId: null,
    state: 'pending',
    requiresShipping: true,
    order: {
      number: kept.base.number,
      placedAt: kept.base.placedAt,
      customerName: kept.base.customerName,
      customerNote: kept.base.customerNote,
      parts,
    },
    shipTo: kept.base.shipTo,
    dueAt: new Date(placed + 3 * DAY).toISOString(),
    items: lines.map(item),
    printFiles: lines.map((line) => ({
      id: chance.id(placed),
      itemId: line.item.id,
      name: `${line.item.sku.toLowerCase()}-${line.good.file.suffix}`,
      mediaType: line.good.file.mediaType,
      bytes: line.good.file.bytes,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    })),
    parcels: [],
    notes: [],
    hold: null,
    problem: null,
    timeline: [],
    startedAt: null,
    packedAt: null,
    shippedAt: null,
    deliveredAt: null,
    endedAt: null,
  })
  const office_ = actorOf(office.people[0]!)
  const bench = actorOf(office.people.find((person) => person.factoryId === factory.id && person.active)!)
  const steps = stepsOf(chance, doc, placed, nowMs, factory, bench, office_, finish)
  return steps
    .filter((step) => step.at < nowMs)
    .reduce((before, step) => {
      const after = applyCall(
        before,
        { name: step.name, version: 1, args: step.args },
        {
          now: new Date(step.at).toISOString(),
          actor: step.by,
          mutationId: chance.id(step.at),
          permissions: ['confirm_by_hand'],
        },
      )
      return 'refused' in after ? before : after
    }, doc)
}

function stepsOf(
  chance: Chance,
  doc: Fulfillment,
  placed: number,
  nowMs: number,
  factory: Factory,
  bench: Actor,
  office: Actor,
  finish: boolean,
): Step[] {
  const fate = chance.between(0, 99)
  const begun = placed + chance.between(3, 40) * HOUR
  const slow = fate < 14 ? 5 * DAY : 0
  const sent = begun + chance.between(2, 20) * HOUR + slow
  const step = (at: number, name: string, args: Record<string, unknown> = {}, by = bench): Step => ({
    at,
    name: `fulfillment.${name}`,
    args,
    by,
  })
  const steps = [
    step(
      placed + 82_000,
      'submit',
      { factoryId: factory.id, reason: `First active mapping: ${factory.name}` },
      SERVICE,
    ),
  ]
  if (fate >= 96)
    return [
      ...steps,
      step(placed + 2 * HOUR, 'cancel', { reason: 'Customer ordered twice by mistake' }, office),
    ]
  if (fate >= 94)
    return [
      ...steps,
      step(placed + 9 * HOUR, 'fail', { reason: 'The artwork is too small for A1: 72 dpi.' }, office),
    ]
  if (fate >= 91)
    return [
      ...steps,
      step(placed + 4 * HOUR, 'hold', { reason: 'Waiting for new artwork from the customer' }, office),
    ]
  steps.push(step(begun, 'start'))
  if (fate >= 88)
    return [
      ...steps,
      step(begun + HOUR, 'problem', {
        kind: 'damaged',
        text: 'The print has a scratch across the middle; printing again tomorrow.',
      }),
    ]
  doc.items.forEach((item, at) =>
    steps.push(
      step(sent - 20 * 60_000 + at * 30_000, 'pack', {
        itemId: item.id,
        pieces: item.quantity,
        by: 'scan',
        evidence: item.sku,
      }),
    ),
  )
  if (!finish) return steps
  const carrier = chance.pick(CARRIERS.filter((candidate) => candidate.code !== 'other').slice(0, 4))
  const number =
    { courier_guy: 'TCG', ram: 'RAM', dhl: 'JD', ups: '1Z9999' }[carrier.code as 'ram'] +
    String(chance.between(10_000_000, 99_999_999)) +
    (carrier.code === 'dhl' ? '00000000' : '')
  steps.push(
    step(sent, 'ship', {
      parcels: [
        {
          id: chance.id(sent),
          carrier: carrier.code,
          trackingNumber: number,
          grams: chance.between(180, 2900),
        },
      ],
    }),
  )
  if (sent + 2 * DAY < nowMs) steps.push(step(sent + chance.between(30, 90) * HOUR, 'deliver', {}, SERVICE))
  return steps
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
