import { decimalsOf, type Currency } from '../../../src-shared/money/money.ts'

/** The sign before the cents. */
export type Decimal = '.' | ','

const SIGNS = /^[\p{Sc}A-Z\s\u00a0]*|[\p{Sc}A-Z\s\u00a0]*$/gu

/**
 * An amount as it is written → minor units, exactly, never through a float. `1,234.56` where the decimal sign is `.`,
 * `1.234,56` where it is `,`; thousands in threes or not at all; a currency before or after. An empty cell is zero.
 * Null where it is not an amount, or has more decimals than the currency.
 */
export function parseMoney(written: string, decimal: Decimal, currency: Currency): number | null {
  const bare = written.trim().replace(SIGNS, '')
  if (written.trim() === '') return 0
  const sign = bare.startsWith('-') ? -1 : 1
  const text = bare.replace(/^[-+]/, '').replace(SIGNS, '')
  const thousands = decimal === '.' ? "[,'\u2019 \u00a0]" : "[.'\u2019 \u00a0]"
  const shape = new RegExp(`^(\\d{1,3}(?:${thousands}\\d{3})+|\\d+)?(?:\\${decimal}(\\d+))?$`)
  const found = shape.exec(text)
  if (!found || (found[1] === undefined && found[2] === undefined)) return null
  const places = decimalsOf(currency)
  const whole = (found[1] ?? '0').replace(/\D/g, '')
  const fraction = (found[2] ?? '').padEnd(places, '0')
  if (/[1-9]/.test(fraction.slice(places))) return null
  const units = Number(whole + fraction.slice(0, places))
  return Number.isSafeInteger(units) ? (units === 0 ? 0 : sign * units) : null
}

/** The decimal sign that these cells speak for: `,` where it stands before the last one or two digits more often. */
export function detectDecimal(cells: Iterable<string>): Decimal {
  let comma = 0
  let point = 0
  for (const cell of cells) {
    const end = /([.,])\d{1,2}\D*$/.exec(cell)?.[1]
    if (end === ',') comma++
    else if (end === '.') point++
  }
  return comma > point ? ',' : '.'
}
