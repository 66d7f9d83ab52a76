import { z } from 'zod'
import { minorUnits } from '../money/money.ts'
import { line } from '../std/plain-text.ts'
import { countryCode } from './tax.ts'

/** Countries that cost the same to send to. Amounts in minor units of the store's currency. */
export const shippingZone = z.object({
  name: line(60),
  /** Empty: every country that no other zone names. */
  countries: z.array(countryCode).max(250),
  /** The fee of the last rate whose `fromSubtotal` is reached. One rate is a flat fee. */
  rates: z
    .array(z.object({ fromSubtotal: minorUnits, fee: minorUnits }))
    .min(1)
    .max(10)
    .refine((rates) => rates[0]?.fromSubtotal === 0, 'the first rate begins at 0')
    .refine(
      (rates) => rates.every((rate, at) => at === 0 || rate.fromSubtotal > rates[at - 1]!.fromSubtotal),
      'each rate begins above the one before it',
    ),
  /** Items for this much or more are sent free. */
  freeFrom: minorUnits.nullable(),
})
export type ShippingZone = z.infer<typeof shippingZone>

const twice = (values: readonly string[]): string | undefined =>
  values.find((value, at) => values.indexOf(value) !== at)

/** All zones of a store. The first one is the shop's own: its fee is shown while no country is chosen. */
export const shippingZones = z
  .array(shippingZone)
  .min(1)
  .max(50)
  .superRefine((zones, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message })
    const country = twice(zones.flatMap((zone) => zone.countries))
    if (country) say(`${country} is in two zones`)
    const name = twice(zones.map((zone) => zone.name))
    if (name) say(`two zones are called ${name}`)
    if (zones.filter((zone) => zone.countries.length === 0).length > 1)
      say('only one zone can be everywhere else')
  })

/** What a store that has named no zones charges: one fee everywhere. */
export const oneFeeEverywhere = (fee: number): ShippingZone[] => [
  { name: 'Everywhere', countries: [], rates: [{ fromSubtotal: 0, fee }], freeFrom: null },
]

/** The zone of a country; the first one while none is known; null where the store does not send to. */
export const zoneOf = (zones: readonly ShippingZone[], country: string | null): ShippingZone | null =>
  country === null
    ? (zones[0] ?? null)
    : (zones.find((zone) => zone.countries.includes(country)) ??
      zones.find((zone) => zone.countries.length === 0) ??
      null)

/** What sending items for `subtotal` costs in a zone, in minor units. */
export const feeIn = (zone: ShippingZone, subtotal: number): number =>
  zone.freeFrom !== null && subtotal >= zone.freeFrom
    ? 0
    : (zone.rates.findLast((rate) => rate.fromSubtotal <= subtotal)?.fee ?? 0)
