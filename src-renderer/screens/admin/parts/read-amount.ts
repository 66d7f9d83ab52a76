import { decimalsOf, type Currency } from '../../../../src-shared/money/money.ts'

/**
 * A sum as people type it, in minor units: `12`, `12.5`, `12,50` and `1 250.00` are read; what has more decimals than the
 * currency, or anything else in it, is null.
 */
export function readAmount(text: string, currency: Currency): number | null {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.')
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(bare)
  if (!match) return null
  const decimals = decimalsOf(currency)
  const cents = match[2] ?? ''
  if (cents.length > decimals) return null
  return Number(match[1] + cents.padEnd(decimals, '0'))
}
