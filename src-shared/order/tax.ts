import { z } from 'zod'
import { line } from '../std/plain-text.ts'

/** Percent with at most two decimals: 15, 7.7, 8.25. */
export const percent = z
  .number()
  .min(0)
  .max(99.99)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'at most two decimals')

export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'a two-letter country code such as ZA or DE')

/** How a store reckons tax. */
export const taxRules = z.object({
  percent,
  /** As it stands on the checkout and in mails: `VAT 15 %`. */
  label: line(40),
  /** Whether prices and shipping rates hold the tax already; else it is added on top. */
  included: z.boolean(),
  /** Countries with a percentage of their own. With prices that include the tax, the price stays and the share differs. */
  exceptions: z
    .array(z.object({ country: countryCode, percent }))
    .max(250)
    .refine((all) => new Set(all.map((one) => one.country)).size === all.length, 'a country is named twice'),
})
export type TaxRules = z.infer<typeof taxRules>

/** What is asked for on top of `amount`, and how much of the whole is tax. Minor units. */
export interface Tax {
  readonly percent: number
  readonly tax: number
  readonly added: number
}

/** The percentage for a country; `null` is one that is not known yet. */
export const taxPercent = (rules: TaxRules, country: string | null): number =>
  rules.exceptions.find((one) => one.country === country)?.percent ?? rules.percent

/** Reckons the tax of an amount in minor units, rounded half up, once for the whole. */
export function reckonTax(amount: number, rules: TaxRules, country: string | null): Tax {
  const rate = taxPercent(rules, country)
  const hundredths = Math.round(rate * 100)
  const whole = rules.included ? 10_000 + hundredths : 10_000
  const tax = Math.round((amount * hundredths) / whole)
  return { percent: rate, tax, added: rules.included ? 0 : tax }
}
