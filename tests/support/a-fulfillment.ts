import { uuidV7 } from '../../src-shared/ids/uuid-v7.ts'
import { fulfillment, type Actor, type Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { MutationContext } from '../../src-shared/mutations/mutation.ts'

let counter = 0

/** A fresh uuid v7; the numbers differ from call to call and are the same from run to run. */
export function anId(): string {
  counter += 1
  const random = new Uint8Array(10)
  new DataView(random.buffer).setUint32(6, counter)
  return uuidV7(Date.UTC(2026, 10, 21, 8) + counter, random)
}

export const thandi: Actor = { id: anId() as Actor['id'], name: 'Thandi Nkosi', role: 'operator' }
export const olga: Actor = { id: anId() as Actor['id'], name: 'Olga Brandt', role: 'admin' }

/** The circumstances of an action: by whom, when, and what they may do beyond their role. */
export const by = (actor: Actor, overrides: Partial<MutationContext> = {}): MutationContext => ({
  now: '2026-11-21T08:30:00.000Z',
  actor,
  mutationId: anId(),
  permissions: ['confirm_by_hand'],
  ...overrides,
})

/** A believable fulfilment: two mugs and a poster, waiting at the bench. */
export function aFulfillment(overrides: Partial<Fulfillment> = {}): Fulfillment {
  const item = (sku: string, title: string, variant: string, quantity: number, code: string) => ({
    id: anId(),
    sku,
    title,
    variant,
    quantity,
    packed: 0,
    codes: [code],
    place: 'B-04',
    picture: null,
    specs: [{ name: 'Finish', value: 'Matte' }],
  })
  return fulfillment.parse({
    id: anId(),
    storeId: anId(),
    orderId: anId(),
    provider: 'factory',
    factoryId: anId(),
    makerId: null,
    state: 'submitted',
    requiresShipping: true,
    order: {
      number: 'PB-7H2KQ9WX',
      placedAt: '2026-11-20T10:00:00.000Z',
      customerName: 'Zoë Müller',
      customerNote: null,
      parts: 1,
    },
    shipTo: {
      name: 'Zoë Müller',
      line1: '12 Long Street',
      city: 'Cape Town',
      postalCode: '8001',
      country: 'ZA',
    },
    dueAt: '2026-11-23T16:00:00.000Z',
    items: [
      item('MUG-BLUE', 'Mug', 'Blue', 2, '4006381333931'),
      item('POSTER-A2', 'Poster', 'A2', 1, '4006381333948'),
    ],
    printFiles: [],
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
    ...overrides,
  })
}
