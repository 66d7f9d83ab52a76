import { z } from 'zod'
import { line } from '../std/plain-text.ts'

/** Where a parcel goes. Any script; control characters are taken out at the door. `country` is ISO 3166-1 alpha-2. */
export const address = z.object({
  name: line(120),
  company: line(120).nullable().default(null),
  line1: line(160),
  line2: line(160).nullable().default(null),
  city: line(120),
  region: line(120).nullable().default(null),
  postalCode: line(20).nullable().default(null),
  country: z.string().regex(/^[A-Z]{2}$/, 'a two-letter country code such as ZA or DE'),
  phone: line(40).nullable().default(null),
})
export type Address = z.infer<typeof address>

/** The address as it is written on a label: one string a line, the country as its code's name in English. */
export function addressLines(to: Address): string[] {
  const place = [to.postalCode, to.city].filter(Boolean).join(' ')
  return [to.name, to.company, to.line1, to.line2, place, to.region, countryName(to.country)].filter(
    (text): text is string => Boolean(text),
  )
}

/** `ZA` → `South Africa`; a code that nobody knows stays as it is. */
export const countryName = (code: string): string =>
  new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(code) ?? code
