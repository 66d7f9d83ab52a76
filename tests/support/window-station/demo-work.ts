import type { Actor, Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { CUSTOMERS, PRODUCTS } from './products.ts'

/** Ids that are the same in each run: `id(3, 7)`. */
export const id = (kind: number, n: number): never =>
  `0192f000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}` as never

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const orderNumberOf = (n: number): string => {
  let rest = (n + 1) * 7_919_317
  let text = ''
  for (let i = 0; i < 8; i++) {
    text += ALPHABET[rest % 30]
    rest = Math.floor(rest / 30) + (n % 17) * 31 + i * 7
  }
  return `PB-${text}`
}

export const NANDI: Actor = { id: id(1, 1), name: 'Nandi Mkhize', role: 'operator' }
const OFFICE: Actor = { id: id(1, 3), name: 'Priya Naidoo', role: 'admin' }
const MINUTE = 60_000

/** One believable fulfilment; `n` decides what is in it and how far it is. */
export function demoFulfillment(n: number, nowMs: number): Fulfillment {
  const at = (minutes: number): string => new Date(nowMs + minutes * MINUTE).toISOString()
  const lines = 1 + (n % 3)
  const stage = n % 10
  const state =
    stage < 5
      ? 'submitted'
      : stage < 7
        ? 'processing'
        : stage < 9
          ? 'shipped'
          : n % 20 === 19
            ? 'cancelled'
            : 'delivered'
  const ended = state === 'shipped' || state === 'delivered' || state === 'cancelled'
  const all = state === 'shipped' || state === 'delivered' || stage === 6
  const customer = CUSTOMERS[n % CUSTOMERS.length]!
  const items = Array.from({ length: lines }, (_, line) => {
    const product = PRODUCTS[(n * 3 + line * 5) % PRODUCTS.length]!
    const quantity = 1 + ((n + line) % 3)
    return {
      id: id(20 + line, n),
      sku: product.sku,
      title: product.title,
      variant: product.variant,
      quantity,
      packed: all ? quantity : stage === 5 && line === 0 ? 1 : 0,
      codes: [product.code],
      place: product.place,
      picture: product.picture,
      specs: [...product.specs],
      product,
    }
  })
  const due = ended ? -60 * (n % 40) : -190 + ((n * 37) % 3000)
  const started = state === 'processing' || all
  return {
    id: id(10, n),
    storeId: id(2, 1),
    orderId: id(11, n),
    provider: 'factory',
    factoryId: id(3, 1),
    makerId: null,
    state,
    requiresShipping: n % 23 !== 7,
    order: {
      number: orderNumberOf(n),
      placedAt: at(due - 2900),
      customerName: customer.name,
      customerNote: n % 9 === 2 ? 'Please no invoice in the parcel: it is a present.' : null,
      parts: 1,
    },
    shipTo: { ...customer, company: null, phone: n % 2 ? '+27 21 555 0134' : null },
    dueAt: at(due),
    items: items.map(({ product: _, ...item }) => item),
    printFiles: items.map((item, line) => ({
      id: id(30 + line, n),
      itemId: item.id,
      name: item.product.file,
      mediaType: item.product.mediaType,
      bytes: 480_000 + ((n * 7919 + line * 104_729) % 9_000_000),
      sha256: n.toString(16).padStart(64, 'a'),
    })),
    parcels:
      state === 'shipped' || state === 'delivered'
        ? [
            {
              id: id(40, n),
              carrier: 'courier_guy',
              carrierName: 'The Courier Guy',
              trackingNumber: `TCG${100_000 + n}`,
              trackingUrl: `https://portal.thecourierguy.co.za/track?ref=TCG${100_000 + n}`,
              grams: 640,
              shippedAt: at(due - 30),
            },
          ]
        : [],
    notes:
      n % 11 === 4
        ? [
            {
              id: id(50, n),
              text: 'The customer called: ring at the side gate.',
              by: OFFICE,
              at: at(due - 400),
            },
          ]
        : [],
    hold:
      stage === 3 && n % 20 === 3
        ? { reason: 'Address to be confirmed with the customer', by: OFFICE, at: at(-95) }
        : null,
    problem:
      stage === 4 && n % 30 === 4
        ? {
            kind: 'out_of_material',
            text: 'Blue mugs are used up until tomorrow morning.',
            by: NANDI,
            at: at(-40),
          }
        : null,
    timeline: [
      {
        id: id(60, n),
        at: at(due - 2890),
        kind: 'routed',
        by: { ...OFFICE, name: 'Router', role: 'service' },
        detail: 'Nearest factory with all items',
      },
      ...(started
        ? [{ id: id(61, n), at: at(due - 120), kind: 'started' as const, by: NANDI, detail: '' }]
        : []),
      ...(all
        ? [
            {
              id: id(62, n),
              at: at(due - 45),
              kind: 'packed' as const,
              by: NANDI,
              detail: 'All items verified',
            },
          ]
        : []),
      ...(state === 'shipped' || state === 'delivered'
        ? [
            {
              id: id(63, n),
              at: at(due - 30),
              kind: 'shipped' as const,
              by: NANDI,
              detail: `The Courier Guy TCG${100_000 + n}`,
            },
          ]
        : []),
    ],
    startedAt: started ? at(due - 120) : null,
    packedAt: all ? at(due - 45) : null,
    shippedAt: ended && state !== 'cancelled' ? at(due - 30) : null,
    deliveredAt: state === 'delivered' ? at(due) : null,
    endedAt: ended ? at(due - 30) : null,
  }
}
