import { PROBLEM_WORDS } from '../fulfillment/problem-words.ts'
import { STATE_WORDS } from '../fulfillment/lifecycle.ts'
import { formatMoney, currency } from '../money/money.ts'
import { address, addressLines } from './address.ts'
import { fieldsOf } from './story.ts'

/** One thing that an entry changed, as people read it. Empty text means: nothing was there. */
export interface ChangeInWords {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** What words need of the world: names by id, and how a moment is said. */
export interface ChangeSaying {
  readonly names: Readonly<Record<string, string>>
  readonly when: (at: string) => string
}

type Say = (value: unknown, saying: ChangeSaying) => string

/** What an entry changed, before → after. Both kinds of entries are read: those of orders, and what else the office did. */
export function changesOf(change: Readonly<Record<string, unknown>>, saying: ChangeSaying): ChangeInWords[] {
  const fields = 'fields' in change ? fieldsOf(change) : fieldsOf({ fields: change })
  const pairs = Object.entries(fields).map(([field, [before, after]]): ChangeInWords => {
    const { name, say } = wordsFor(field)
    return { name, before: said(before, say, saying), after: said(after, say, saying) }
  })
  const facts = Object.entries(change).flatMap(([field, value]): ChangeInWords[] => {
    if (field === 'fields' || field === 'mutation' || field in fields) return []
    if (field === 'currency' && 'amount' in change) return []
    // An id that has no name says nothing to people.
    if (/Ids?$/.test(field) && !(typeof value === 'string' && value in saying.names)) return []
    const { name, say } = wordsFor(field)
    const after = field === 'amount' ? sayAmount(value, change['currency']) : said(value, say, saying)
    return [{ name, before: '', after }]
  })
  return [...pairs, ...facts].filter(({ before, after }) => before !== after)
}

const said = (value: unknown, say: Say, saying: ChangeSaying): string =>
  value === null || value === undefined ? '' : say(value, saying)

const moment: Say = (value, { when }) => (typeof value === 'string' ? when(value) : plain(value))
const named: Say = (value, { names }) => (typeof value === 'string' ? (names[value] ?? value) : plain(value))
const word =
  (words: Readonly<Record<string, string>>): Say =>
  (value) =>
    (typeof value === 'string' ? words[value] : undefined) ?? plain(value)
const member =
  (name: string): Say =>
  (value) =>
    isObject(value) ? plain(value[name]) : plain(value)

/** What a field is called and how its value is said. A field that is not here is said by its own name. */
const WORDS: Record<string, { name: string; say: Say }> = {
  state: { name: 'State', say: word(STATE_WORDS) },
  status: { name: 'Status', say: plain },
  provider: { name: 'Kind of provider', say: plain },
  factoryId: { name: 'Factory', say: named },
  makerId: { name: 'Maker', say: named },
  userId: { name: 'Person', say: named },
  deviceId: { name: 'Station', say: named },
  shipTo: {
    name: 'Address',
    say: (value) => {
      const read = address.safeParse(value)
      return read.success ? addressLines(read.data).join(', ') : plain(value)
    },
  },
  order: { name: 'Customer', say: member('customerName') },
  items: { name: 'Verified pieces', say: sumOf },
  parcels: { name: 'Parcels', say: sayParcels },
  notes: {
    name: 'Notes taken out',
    say: (value) =>
      Array.isArray(value)
        ? value.map((one) => plain(isObject(one) ? one['text'] : one)).join('; ')
        : plain(value),
  },
  hold: { name: 'On hold', say: member('reason') },
  problem: {
    name: 'Problem',
    say: (value) =>
      isObject(value)
        ? `${word(PROBLEM_WORDS)(value['kind'], { names: {}, when: String })}: ${plain(value['text'])}`
        : plain(value),
  },
  photos: { name: 'Photos', say: (value) => (Array.isArray(value) ? String(value.length) : plain(value)) },
  dueAt: { name: 'Due', say: moment },
  startedAt: { name: 'Started', say: moment },
  packedAt: { name: 'Packed', say: moment },
  shippedAt: { name: 'Shipped', say: moment },
  deliveredAt: { name: 'Delivered', say: moment },
  endedAt: { name: 'Work over', say: moment },
  amount: { name: 'Amount', say: plain },
}

const wordsFor = (field: string): { name: string; say: Say } =>
  Object.hasOwn(WORDS, field) ? WORDS[field]! : { name: inWords(field), say: plain }

/** `maker_rate_percent`, `makerRatePercent` → `Maker rate percent`. */
function inWords(field: string): string {
  const words = field
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sumOf(value: unknown): string {
  if (!isObject(value)) return plain(value)
  const counts = Object.values(value).filter((count): count is number => typeof count === 'number')
  return String(counts.reduce((sum, count) => sum + count, 0))
}

function sayParcels(value: unknown): string {
  if (!Array.isArray(value)) return plain(value)
  const parcels = value.filter(isObject)
  return parcels
    .map((parcel) => `${plain(parcel['carrierName'])} ${plain(parcel['trackingNumber'])}`)
    .join(', ')
}

function sayAmount(amount: unknown, code: unknown): string {
  const known = currency.safeParse(code)
  return typeof amount === 'number' && known.success ? formatMoney(amount, known.data) : plain(amount)
}

/** Any value as people read it: lists with commas, members with their names, yes and no. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ')
  if (isObject(value))
    return Object.entries(value)
      .filter(([, one]) => plain(one) !== '')
      .map(([key, one]) => `${inWords(key)}: ${plain(one)}`)
      .join('; ')
  return String(value)
}
