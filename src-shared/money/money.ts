import { z } from 'zod'

/** ISO 4217 codes that a store may trade in. */
export const currency = z.enum(['ZAR', 'EUR', 'USD', 'GBP', 'CHF', 'JPY', 'GHS', 'NGN', 'KES', 'AUD', 'CAD'])
export type Currency = z.infer<typeof currency>

/** An amount in the currency's smallest unit: 1250 EUR is €12.50, 1250 JPY is ¥1250. */
export const minorUnits = z.int().nonnegative()

/** Decimal places of a currency's smallest unit (ISO 4217). */
export const decimalsOf = (code: Currency): number => (code === 'JPY' ? 0 : 2)

/** Making a format takes a hundred times longer than using it, and a page shows many amounts. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(code: Currency, locale: string): Intl.NumberFormat {
  const key = `${locale} ${code}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code,
    minimumFractionDigits: decimalsOf(code),
  })
  formats.set(key, made)
  return made
}

/** `formatMoney(1250, 'EUR', 'en')` → `€12.50`. */
export const formatMoney = (amount: number, code: Currency, locale = 'en'): string =>
  formatOf(code, locale).format(amount / 10 ** decimalsOf(code))
