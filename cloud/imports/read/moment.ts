const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const OFFSET = String.raw`(?:\s*(Z|UTC|[+-]\d{2}:?\d{2}))?`
const TIME = String.raw`(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?${OFFSET})?`
/** `2026-11-21 09:30:00 +0200`, as Shopify and WooCommerce write it. */
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${TIME}$`)
/** `11/21/26`, as Etsy writes it: month first. */
const AMERICAN = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})${TIME}$`)
/** `21-Nov 2026`. */
const SPOKEN = new RegExp(String.raw`^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\d{4})${TIME}$`)

/** A moment as a shop writes it → milliseconds. Without an offset it is taken as UTC. Null where it is none. */
export function parseMoment(written: string): number | null {
  const text = written.trim()
  const iso = ISO.exec(text)
  if (iso) return moment(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4))
  const american = AMERICAN.exec(text)
  if (american) {
    const year = Number(american[3])
    return moment(
      year < 100 ? 2000 + year : year,
      Number(american[1]),
      Number(american[2]),
      american.slice(4),
    )
  }
  const spoken = SPOKEN.exec(text)
  if (spoken) {
    const month = MONTHS.indexOf(spoken[2]!.toLowerCase()) + 1
    return moment(Number(spoken[3]), month, Number(spoken[1]), spoken.slice(4))
  }
  return null
}

function moment(
  year: number,
  month: number,
  day: number,
  [hour = '0', minute = '0', second = '0', offset = 'Z']: (string | undefined)[],
): number | null {
  const ms = Date.UTC(year, month - 1, day, Number(hour), Number(minute), Number(second))
  const back = new Date(ms)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || back.getUTCHours() !== Number(hour))
    return null
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(offset)
  const minutes = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0
  return ms - minutes * 60_000
}
