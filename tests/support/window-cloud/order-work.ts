import { fulfillment, type Actor, type Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import type { OrderDetail } from '../../../src-shared/cloud-contract/orders.ts'
import { CARRIERS } from '../../../src-shared/fulfillment/carriers.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import { GOODS, type Good } from './goods.ts'
import { actorOf, type Factory, type Office } from './office.ts'
import type { KeptOrder } from './kept-order.ts'
import type { Chance } from './random.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
export const SERVICE: Actor = {
  id: '01900000-0000-7000-8000-000000000001' as Actor['id'],
  name: 'Packbench',
  role: 'service',
}

type Step = { at: number; by: Actor; name: string; args: Record<string, unknown> }

/** One to three things that somebody buys together. */
export const pickGoods = (chance: Chance): Good[] => {
  const sold = GOODS.filter((good) => good.status === 'published')
  const first = chance.pick(sold)
  const more = chance.between(0, 9)
  if (more < 5) return [first]
  const second = chance.pick(sold.filter((good) => good !== first))
  return more < 8
    ? [first, second]
    : [first, second, chance.pick(sold.filter((good) => good !== first && good !== second))]
}

/** A line of an order, and what is bought by it. */
export function lineOf(chance: Chance, good: Good, placed: number) {
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

/** The work on some lines of an order, as far as it has come by now: every step went through the real rules. */
export function work(
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
