import type { Fulfillment, FulfillmentItem, PrintFile } from '../../src-shared/fulfillment/document.ts'
import { fulfillment } from '../../src-shared/fulfillment/document.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { PrintAsset } from '../orders/item-snapshot.ts'
import { businessDaysAfter } from './due-date.ts'
import type { OrderItem, PaidOrder } from './paid-order.ts'
import type { RoutingResult } from './select-provider.ts'

/** A new fulfilment with the rows that belong to it. */
export interface Draft {
  readonly doc: Fulfillment
  readonly lines: readonly {
    readonly id: string
    readonly item: OrderItem
    readonly externalVariantId: string | null
  }[]
  readonly files: readonly { readonly id: string; readonly item: OrderItem; readonly asset: PrintAsset }[]
}

/** The items of one order that one provider makes; `provider: null` where nobody can at present. */
export interface Part {
  readonly provider: RoutingResult | null
  readonly items: readonly OrderItem[]
}

/** Writes the document of one part of an order, as `pending`. Everything in it is as it was at purchase. */
export function buildDocument(
  order: PaidOrder,
  part: Part,
  parts: number,
  world: { nowMs: number; newId: () => string },
): Draft {
  const lines = part.items.map((item) => ({
    id: world.newId(),
    item,
    externalVariantId: part.provider?.externalVariantId ?? null,
  }))
  const files = lines.flatMap(({ id, item }) =>
    item.snapshot.printAssets.map((asset) => ({ id: world.newId(), lineId: id, item, asset })),
  )
  const days = Math.max(0, ...part.items.map((item) => item.snapshot.productionDays))
  const doc = {
    id: world.newId(),
    storeId: order.storeId,
    orderId: order.id,
    provider: part.provider?.type ?? 'factory',
    factoryId: null,
    makerId: null,
    state: 'pending',
    requiresShipping: part.items.some((item) => item.snapshot.requiresShipping),
    order: {
      number: order.number,
      placedAt: toInstant(order.placedAt.getTime()),
      customerName: order.customerName,
      customerNote: order.customerNote,
      parts,
      currency: order.currency,
    },
    shipTo: order.shippingAddress,
    dueAt: toInstant(businessDaysAfter(world.nowMs, days)),
    items: lines.map(({ id, item }) => lineOf(id, item)),
    printFiles: files.map(({ id, lineId, asset }) => fileOf(id, lineId, asset)),
    parcels: [],
    notes: [],
    photos: [],
    hold: null,
    problem: null,
    timeline: [],
    startedAt: null,
    packedAt: null,
    shippedAt: null,
    deliveredAt: null,
    endedAt: null,
  } satisfies Record<keyof Fulfillment, unknown>
  return { doc: fulfillment.parse(doc), lines, files }
}

const lineOf = (id: string, item: OrderItem): FulfillmentItem => ({
  id,
  sku: item.sku,
  title: item.title,
  variant: item.variantTitle,
  quantity: item.quantity,
  packed: 0,
  codes: item.snapshot.codes,
  place: item.snapshot.place,
  picture: item.snapshot.picture,
  specs: item.snapshot.specs,
  unitPrice: item.unitPrice,
})

const fileOf = (
  id: string,
  itemId: string,
  { name, mediaType, bytes, sha256 }: PrintAsset,
): Omit<PrintFile, 'id'> & { id: string } => ({ id, itemId, name, mediaType, bytes, sha256 })
