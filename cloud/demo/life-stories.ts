import type { Actor, Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../src-shared/mutations/registry.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { SERVICE_ACTOR } from '../fulfillment/service-actor.ts'
import type { Chance } from './chance.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How far the demo's orders have come, and how many of a hundred. */
export const STORIES = {
  waiting: 34,
  started: 8,
  half_packed: 8,
  packed: 7,
  held: 4,
  troubled: 4,
  shipped: 17,
  delivered: 12,
  cancelled: 4,
  failed: 2,
} as const
export type Story = keyof typeof STORIES

/** A story by its share. */
export function aStory(luck: Chance): Story {
  let ticket = luck.next() * Object.values(STORIES).reduce((sum, share) => sum + share, 0)
  for (const [story, share] of Object.entries(STORIES)) if ((ticket -= share) < 0) return story as Story
  return 'waiting'
}

/** How old an order is likely to be when its story is told, in hours: what waits is young, what is delivered is old. */
export const ageInHours = (story: Story, luck: Chance): number => {
  if (story === 'delivered') return 24 * (4 + luck.next() * 14)
  if (story === 'shipped' || story === 'cancelled' || story === 'failed') return 24 * (2 + luck.next() * 8)
  // A few have waited too long: a queue without overdue work would not be believed.
  return luck.next() < 0.12 ? 24 * (6 + luck.next() * 3) : 1 + luck.next() * 90
}

interface Telling {
  readonly luck: Chance
  readonly newId: () => string
  readonly operator: Actor
  readonly factoryId: string
  /** When it was paid, milliseconds since the epoch. */
  readonly paidAt: number
  readonly now: number
}

/** The document after its story, by the very mutations that people use. */
export function tell(story: Story, routed: Fulfillment, telling: Telling): Fulfillment {
  const { luck, newId, operator, paidAt, now } = telling
  let doc = routed
  let at = paidAt
  const act = (actor: Actor, name: string, args: object): void => {
    const call = { name: `fulfillment.${name}`, version: 1, args }
    const after = applyCall(doc, call, {
      now: toInstant(Math.min(at, now)),
      actor,
      mutationId: newId(),
      permissions: ['confirm_by_hand'],
    })
    if (isRefusal(after)) throw new Error(`The demo told ${story} and was refused: ${JSON.stringify(after)}`)
    doc = after
  }
  const pack = (share: number): void => {
    const pieces = doc.items.flatMap((item) => Array.from({ length: item.quantity }, () => item))
    for (const item of pieces.slice(0, Math.ceil(pieces.length * share))) {
      at += (0.3 + luck.next()) * MINUTE
      act(operator, 'pack', { itemId: item.id, by: 'scan', evidence: item.codes[0] ?? item.sku })
    }
  }
  const ship = (): void => {
    pack(1)
    at += (2 + luck.next() * 20) * MINUTE
    const [carrier, trackingNumber] = aTrackingNumber(luck)
    act(operator, 'ship', {
      parcels: [{ id: newId(), carrier, trackingNumber, grams: luck.int(1, 40) * 50 }],
    })
  }

  act(SERVICE_ACTOR, 'submit', {
    factoryId: telling.factoryId,
    reason: 'First active provider of this product',
  })
  at += Math.min((0.4 + luck.next() * 0.4) * (now - paidAt), 40 * HOUR)
  if (story === 'cancelled') act(SERVICE_ACTOR, 'cancel', { reason: 'The customer changed their mind' })
  if (story === 'failed') act(SERVICE_ACTOR, 'fail', { reason: 'The file cannot be printed at this size' })
  if (story === 'held')
    act(operator, 'hold', {
      reason: luck.pick([
        'Customer wants another address',
        'Waiting for blue mugs',
        'Check the artwork with the office',
      ]),
    })
  if (['started', 'troubled'].includes(story)) act(operator, 'start', {})
  if (story === 'troubled')
    act(
      operator,
      'problem',
      luck.pick([
        { kind: 'file_unusable', text: 'The edge of the artwork is cut off.' },
        { kind: 'damaged', text: 'Scratch on the glaze, has to be made again.' },
        { kind: 'out_of_material', text: 'No sand-coloured shirts in L.' },
      ]),
    )
  if (story === 'half_packed' && doc.items.reduce((sum, item) => sum + item.quantity, 0) > 1) pack(0.5)
  if (story === 'packed') pack(1)
  if (story === 'shipped' || story === 'delivered') ship()
  if (story === 'delivered') {
    at += (26 + luck.next() * 40) * HOUR
    act(SERVICE_ACTOR, 'deliver', {})
  }
  if (luck.next() < 0.08)
    act(operator, 'note', {
      text: luck.pick([
        'Uses the long tube.',
        'Second attempt, first print had a stripe.',
        'Colleague has the key for cabinet C.',
      ]),
    })
  return doc
}

function aTrackingNumber(luck: Chance): [carrier: string, number: string] {
  const digits = (count: number): string => Array.from({ length: count }, () => luck.int(0, 9)).join('')
  return luck.pick<[string, string]>([
    ['courier_guy', `TCG${digits(8)}`],
    ['ram', `RAM${digits(9)}`],
    ['dhl', digits(10)],
    ['post', `RR${digits(9)}ZA`],
  ])
}
