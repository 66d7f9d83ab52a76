import { countryName } from '../../../src-shared/order/address.ts'
import { zoneOf, type ShippingZone } from '../../../src-shared/order/shipping-rates.ts'

/** Where the fee beside it is for: the country once it is chosen, else the first zone; nothing where all cost the same. */
export function zoneHint(zones: readonly ShippingZone[], country: string | null): string {
  if (zones.length < 2) return ''
  return country === null ? `to ${zoneOf(zones, null)!.name}` : `to ${countryName(country)}`
}
