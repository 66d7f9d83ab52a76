import { z } from 'zod'
import { address, type Address } from '../../src-shared/order/address.ts'
import { line, paragraph } from '../../src-shared/std/plain-text.ts'

/** What a checkout form holds, as it was typed. */
export const FIELDS = [
  'email',
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'phone',
  'note',
] as const
export type Field = (typeof FIELDS)[number]
export type Typed = Readonly<Record<Field, string>>

/** Who buys, and where it goes. `shipTo` is null where nothing is sent. */
export interface CheckoutDetails {
  readonly email: string
  readonly name: string
  readonly phone: string | null
  readonly note: string | null
  readonly shipTo: Address | null
}

const person = z.object({
  email: z
    .string()
    .trim()
    .max(254)
    .transform((text) => text.normalize('NFC'))
    .pipe(z.email()),
  name: line(120),
  phone: line(40).nullable(),
  note: paragraph(1000).nullable(),
})

/** What is asked for, in words, beside the field that is wrong. */
const ASK: Record<Field, string> = {
  email: 'Enter your e-mail address, such as name@example.com.',
  name: 'Enter the name of who receives the parcel.',
  company: 'The company name is too long.',
  line1: 'Enter the street and house number.',
  line2: 'This line is too long.',
  city: 'Enter the town or city.',
  region: 'The name of the region is too long.',
  postalCode: 'The postal code is too long.',
  country: 'Choose a country.',
  phone: 'The phone number is too long.',
  note: 'The note is too long: 1000 characters at most.',
}

export type Reading =
  | { readonly details: CheckoutDetails }
  | { readonly errors: Partial<Record<Field, string>> }

/** Reads the form: the details, or a sentence for every field that needs another look. */
export function readDetails(typed: Typed, requiresShipping: boolean): Reading {
  const given = Object.fromEntries(
    Object.entries(typed).map(([key, value]) => [key, value.trim() === '' ? null : value]),
  )
  const who = person.safeParse({ ...given, name: given['name'] ?? '', email: given['email'] ?? '' })
  const where = requiresShipping ? address.safeParse({ ...given, name: given['name'] ?? '' }) : null
  const issues = [...(who.error?.issues ?? []), ...(where?.error?.issues ?? [])]
  if (!who.success || (where && !where.success))
    return { errors: sentences(issues.map((issue) => String(issue.path[0]))) }
  return { details: { ...who.data, shipTo: where?.data ?? null } }
}

const sentences = (fields: readonly string[]): Partial<Record<Field, string>> =>
  Object.fromEntries(FIELDS.filter((field) => fields.includes(field)).map((field) => [field, ASK[field]]))
