import { decimalsOf, type Currency } from './money.ts'

/**
 * Minor units as a decimal number with a point, as files for programs want it: `decimalAmount(-1250, 'EUR')` → `-12.50`,
 * `decimalAmount(1250, 'JPY')` → `1250`. Exact: it moves digits and divides nothing.
 */
export function decimalAmount(amount: number, code: Currency): string {
  const decimals = decimalsOf(code)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const sign = amount < 0 ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
