import type { OrderFacets } from '../../src-shared/cloud-contract/order-filter.ts'

/** More words than this in a search are left out. */
const MOST_WORDS = 6

/** What to look through and what has to hold, with the values that both bind. `$1` is now. */
export interface Conditions {
  readonly from: string
  readonly where: string
  readonly values: unknown[]
}

/** What the text that orders are found by holds itself, so that a search alone needs no order. */
const IN_TEXT: ReadonlySet<string> = new Set(['search', 'sort', 'placedFrom', 'placedTo'])

/**
 * What a filter asks for, as SQL about `o`. It names the caller's store and asks for an admin, because it is run with the
 * rights of the service: a bound caller's search could not use its index.
 */
export function conditionsOf(facets: OrderFacets, now: Date): Conditions {
  const values: unknown[] = [now]
  const bound = (value: unknown): string => `$${values.push(value)}`
  const parts = [
    `o.store_id = (select app.claim_id('store_id'))`,
    `(select app.claim('app_role')) = 'admin'`,
    '$1::timestamptz is not null',
  ]
  const { status, payment, country, factoryId, makerId } = facets
  if (status?.length) parts.push(oneOf('o.status', status, bound))
  if (payment?.length) parts.push(oneOf('o.payment_status', payment, bound))
  if (country?.length) parts.push(oneOf(`(o.shipping_address ->> 'country')`, country, bound))
  if (factoryId?.length) parts.push(`exists (${WORK} and f.factory_id = any(${bound(factoryId)}::uuid[]))`)
  if (makerId?.length) parts.push(`exists (${WORK} and f.maker_id = any(${bound(makerId)}::uuid[]))`)
  if (facets.placedFrom)
    parts.push(`o.placed_at >= ${bound(facets.placedFrom)}::date::timestamp at time zone 'UTC'`)
  if (facets.placedTo)
    parts.push(`o.placed_at < (${bound(facets.placedTo)}::date + 1)::timestamp at time zone 'UTC'`)
  for (const [flag, condition] of Object.entries(FLAGS))
    if (facets[flag as keyof typeof FLAGS]) parts.push(condition)
  const words = wordsOf(facets)
  const textAlone = words.length > 0 && !needsOrders(facets)
  const text = textAlone ? 'o.text' : 't.text'
  for (const word of words) {
    const asked = tellingPart(word)
    parts.push(`${text} like ${pattern(bound(asked))}`)
    if (asked !== word) parts.push(`strpos(${text}, app.searchable(${bound(word)}::text)) > 0`)
  }
  const from = textAlone
    ? '(select order_id as id, store_id, placed_at, text from app.order_text) o'
    : `orders o${words.length > 0 ? ' join app.order_text t on t.order_id = o.id' : ''}`
  return { from, where: parts.join(' and '), values }
}

/** One value is asked for as itself: then an index gives its rows in the order of the list, and nothing is sorted. */
const oneOf = (column: string, values: readonly string[], bound: (value: unknown) => string): string =>
  values.length === 1 ? `${column} = ${bound(values[0])}` : `${column} = any(${bound(values)}::text[])`

/** The words of a search; each has to be found. */
export const wordsOf = ({ search }: OrderFacets): string[] =>
  (search ?? '').split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS)

/** Shorter parts than this tell too little to be asked for alone. */
const TELLING = 4

/**
 * What the index is asked for: of `PB-7K2M9QXC` and `ann@mail.example` what stands in few orders, because it weighs every
 * three letters that it is given, also those that are in all of them.
 */
function tellingPart(word: string): string {
  const at = word.lastIndexOf('@')
  // With its @, because where a name ends tells the most.
  if (at >= TELLING - 1) return word.slice(0, at + 1)
  const longest = word
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .reduce((best, part) => (part.length > best.length ? part : best), '')
  return longest.length >= TELLING ? longest : word
}

const needsOrders = (facets: OrderFacets): boolean =>
  !['newest', 'oldest', undefined].includes(facets.sort) ||
  Object.entries(facets).some(
    ([name, value]) =>
      value !== undefined &&
      value !== false &&
      !IN_TEXT.has(name) &&
      !PAGING.has(name) &&
      !(Array.isArray(value) && value.length === 0),
  )
const PAGING: ReadonlySet<string> = new Set(['after', 'limit'])

/** Any part of what an order is found by. Folding leaves the signs that mean something to `like` as they are. */
const pattern = (word: string): string =>
  `('%' || regexp_replace(app.searchable(${word}::text), '([\\\\%_])', '\\\\\\1', 'g') || '%')`

const WORK = 'select from fulfillment_requests f where f.order_id = o.id and f.store_id = o.store_id'
/** Spelled as in the partial index on open work. */
export const OPEN = `f.status in ('pending', 'submitted', 'processing', 'cancel_requested')`
/** Days are those of UTC. */
export const TODAY = `date_trunc('day', $1::timestamptz, 'UTC')`
export const DUE_TODAY = `${OPEN} and f.due_at >= ${TODAY} and f.due_at < ${TODAY} + interval '1 day'`
export const NOT_PACKED = `f.doc ->> 'packedAt' is null`
/** Problems for which somebody else has to make it, or somebody has to bring what is missing. */
export const STUCK = `f.problem and f.doc -> 'problem' ->> 'kind' in ('cannot_make', 'out_of_material', 'file_unusable')`
export const CANNOT_MAKE = `${STUCK} and ${OPEN}`

const FLAGS = {
  overdue: `exists (${WORK} and ${OPEN} and f.due_at < $1)`,
  dueToday: `exists (${WORK} and ${DUE_TODAY})`,
  atRisk: `exists (${WORK} and ${DUE_TODAY} and ${NOT_PACKED})`,
  failed: `exists (${WORK} and f.status = 'failed')`,
  held: `exists (${WORK} and f.held and ${OPEN})`,
  problem: `exists (${WORK} and f.problem and ${OPEN})`,
  cannotMake: `exists (${WORK} and ${CANNOT_MAKE})`,
}
