import { z } from 'zod'
import { address } from '../../../src-shared/order/address.ts'
import { minorUnits } from '../../../src-shared/money/money.ts'

/** What is wrong with a cell, and what to do about it. Rows as a spreadsheet counts them: 1 is the header. */
export interface Finding {
  readonly row: number
  readonly column: string | null
  readonly problem: string
  readonly advice: string
  /** A note does not keep the order from being made. */
  readonly note?: true
}

/** An order of another shop, read and checked, as it would be made here. Amounts in minor units of the store's currency. */
export const orderDraft = z.object({
  number: z.string(),
  placedAt: z.string(),
  customer: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  note: z.string().nullable(),
  shipTo: address.nullable(),
  lines: z.array(
    z.object({
      row: z.int(),
      /** By which it is matched to a variant: the SKU, or the title in quotation marks where there is none. */
      key: z.string(),
      title: z.string(),
      quantity: z.int().positive(),
      /** After discounts. */
      unitPrice: minorUnits,
    }),
  ),
  discount: minorUnits,
  subtotal: minorUnits,
  shipping: minorUnits,
  tax: minorUnits,
  taxIncluded: z.boolean(),
  total: minorUnits,
})
export type OrderDraft = z.infer<typeof orderDraft>

/** One order of a file: a draft, or why there is none. */
export interface ReadOrder {
  readonly number: string
  readonly firstRow: number
  readonly lastRow: number
  readonly draft: OrderDraft | null
  /** Why it is not to be made at all; not a mistake of the file. */
  readonly unwanted: string | null
  readonly findings: readonly Finding[]
}
