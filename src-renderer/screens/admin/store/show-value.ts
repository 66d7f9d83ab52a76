import { shippingZone } from '../../../../src-shared/order/shipping-rates.ts'
import { logo } from '../../../../src-shared/print/logo.ts'
import { canonicalJson } from '../../../../src-shared/std/canonical-json.ts'

/** A value of the settings in words, for people who compare versions. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  const picture = logo.safeParse(value)
  if (picture.success) return `a logo of ${picture.data.width} × ${picture.data.height} dots`
  const zone = shippingZone.safeParse(value)
  if (zone.success) return showZone(zone.data)
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(showValue).join('; ')
  return Object.values(value).map(showValue).join(' ')
}

function showZone({ name, countries, rates, freeFrom }: ReturnType<typeof shippingZone.parse>): string {
  const where = countries.length === 0 ? 'everywhere else' : countries.join(' ')
  const fees = rates.map(({ fromSubtotal, fee }) => `${fee} from ${fromSubtotal}`).join(', ')
  return `${name} (${where}): ${fees}${freeFrom === null ? '' : `, free from ${freeFrom}`}`
}

/** Whether two values of the settings say the same. */
export const sameValue = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null)
