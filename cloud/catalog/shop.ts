import { z } from 'zod'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import { oneFeeEverywhere, shippingZones } from '../../src-shared/order/shipping-rates.ts'
import { taxRules } from '../../src-shared/order/tax.ts'
import type { Cloud } from '../cloud.ts'
import type { Claims, Tx } from '../db/database.ts'

export const shop = z.object({
  name: z.string(),
  supportEmail: z.string(),
  addressLines: z.array(z.string()),
  currency,
})
/** The store as its shoppers meet it. */
export type Shop = z.infer<typeof shop>

const selling = shop.extend({
  tax: taxRules,
  zones: z.array(z.unknown()),
  /** Asked for everywhere while there are no zones, in minor units. */
  shippingFee: minorUnits,
})
/** The store with all that prices are reckoned by. */
export type SellingShop = Shop & {
  readonly tax: z.infer<typeof taxRules>
  readonly zones: z.infer<typeof shippingZones>
}

/** The rights of somebody who has not signed in. */
export const shopperClaims = ({ storeId }: Pick<Cloud, 'storeId'>): Claims => ({
  role: 'anon',
  store_id: storeId,
})

export async function readShop(tx: Tx, storeId: string): Promise<SellingShop> {
  const [row] = await tx.rows(
    selling,
    `select name, support_email as "supportEmail", address_lines as "addressLines", currency, shipping_fee::int as "shippingFee", shipping_zones as zones,
       json_build_object('percent', tax_percent, 'label', tax_label, 'included', tax_included, 'exceptions', tax_exceptions) as tax
     from stores where id = $1`,
    [storeId],
  )
  if (!row) throw new Error(`There is no store ${storeId}`)
  const { zones, shippingFee, ...rest } = row
  return { ...rest, zones: zones.length > 0 ? shippingZones.parse(zones) : oneFeeEverywhere(shippingFee) }
}
