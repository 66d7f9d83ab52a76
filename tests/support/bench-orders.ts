import { randomBytes } from 'node:crypto'
import { fulfillment, type Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { uuidV7 } from '../../src-shared/ids/uuid-v7.ts'
import { orderNumberFrom } from '../../src-shared/ids/order-number.ts'

export const anId = (): string => uuidV7(Date.now(), randomBytes(10))

/** Products that are in the house: code, title, variant. */
export const GOODS = [
  { sku: 'MUG-BLUE', code: '4006381333931', title: 'Mug', variant: 'blue' },
  { sku: 'MUG-GREEN', code: '4006381333948', title: 'Mug', variant: 'green' },
  { sku: 'POSTER-A2', code: '5901234123457', title: 'Poster “Table Mountain”', variant: 'A2' },
  { sku: 'TEE-M', code: '7350053850019', title: 'T-shirt', variant: 'M, white' },
] as const

export const FACTORY = { id: '0192f000-0000-7000-8000-00000000000f', name: 'Cape Town Works' }
export const STORE = '0192f000-0000-7000-8000-00000000000a'

export interface OrderWish {
  id?: string
  number?: string
  customer?: string
  /** Pieces of each line; line n is GOODS[n]. */
  quantities?: readonly number[]
  dueAt?: string
  state?: Fulfillment['state']
  printFiles?: Fulfillment['printFiles']
}

/** A fulfilment that waits at the bench, as the cloud would send it. */
export function aFulfillment({
  id = anId(),
  number = orderNumberFrom(randomBytes(8)),
  customer = 'Nomvula Dlamini',
  quantities = [1, 1],
  dueAt = '2026-12-01T15:00:00.000Z',
  state = 'submitted',
  printFiles = [],
}: OrderWish = {}): Fulfillment {
  const placedAt = '2026-11-20T09:12:00.000Z'
  const by = { id: anId(), name: 'Router', role: 'service' }
  const ended = state === 'shipped' || state === 'delivered' || state === 'cancelled' || state === 'failed'
  return fulfillment.parse({
    id,
    storeId: STORE,
    orderId: anId(),
    provider: 'factory',
    factoryId: FACTORY.id,
    makerId: null,
    state,
    requiresShipping: true,
    order: { number, placedAt, customerName: customer, customerNote: null, parts: 1 },
    shipTo: { name: customer, line1: '12 Loop Street', city: 'Cape Town', postalCode: '8001', country: 'ZA' },
    dueAt,
    items: quantities.map((quantity, n) => {
      const good = GOODS[n % GOODS.length]!
      return {
        id: anId(),
        sku: good.sku,
        title: good.title,
        variant: good.variant,
        quantity,
        packed: 0,
        codes: [good.code],
        place: `A${n + 1}`,
        picture: null,
        specs: [{ name: 'Finish', value: 'matte' }],
      }
    }),
    printFiles,
    parcels: [],
    notes: [],
    hold: null,
    problem: null,
    timeline: [{ id: anId(), at: placedAt, kind: 'routed', by, detail: 'first active mapping' }],
    startedAt: null,
    packedAt: null,
    shippedAt: null,
    deliveredAt: null,
    endedAt: ended ? placedAt : null,
  })
}
