import { z } from 'zod'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Cloud } from '../cloud.ts'
import type { Claims, Tx } from '../db/database.ts'

export const shop = z.object({
  name: z.string(),
  supportEmail: z.string(),
  addressLines: z.array(z.string()),
  currency,
  /** What sending an order costs, in minor units. */
  shippingFee: minorUnits,
  taxPercent: z.number(),
})
/** The store as its shoppers meet it. */
export type Shop = z.infer<typeof shop>

/** The rights of somebody who has not signed in. */
export const shopperClaims = ({ storeId }: Pick<Cloud, 'storeId'>): Claims => ({
  role: 'anon',
  store_id: storeId,
})

export async function readShop(tx: Tx, storeId: string): Promise<Shop> {
  const [row] = await tx.rows(
    shop,
    `select name, support_email as "supportEmail", address_lines as "addressLines", currency, shipping_fee::int as "shippingFee", tax_percent::float8 as "taxPercent"
     from stores where id = $1`,
    [storeId],
  )
  if (!row) throw new Error(`There is no store ${storeId}`)
  return row
}
