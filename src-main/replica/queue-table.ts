import type { QueueFilter, QueueQuery } from '../../src-shared/station-contract/bench.ts'
import type { FulfillmentState } from '../../src-shared/fulfillment/lifecycle.ts'
import type { BucketCounts } from './bucket-counts.ts'
import { BUCKETS } from './fulfillment-columns.ts'
import { narrowed, planSearch, type SearchPlan } from './queue-search.ts'
import type { Db } from './sqlite.ts'

/** A line of the queue as stored; who waits and what is overdue is added by those who know. */
export interface QueueLine {
  readonly id: string
  readonly order_number: string
  readonly customer: string
  readonly state: FulfillmentState
  readonly due_at: string
  readonly ended_at: string | null
  readonly pieces: number
  readonly packed: number
  readonly summary: string
  readonly picture: string | null
  readonly country: string | null
  readonly tracking: string | null
  readonly hold: string | null
  readonly problem: string | null
}

/** `total` is exact up to SCANNED hits of a search; above, it says that there are more than were asked for. */
export interface QueueLines {
  readonly rows: QueueLine[]
  readonly total: number
}

export interface QueueTable {
  /** Lists never read more than they show. `now` is an instant: what is due before it is overdue. */
  lines(query: QueueQuery, now: string): QueueLines
  counts(now: string): Record<QueueFilter, number>
  nextDue(): { id: string; dueAt: string; orderNumber: string } | null
}

const LINE =
  'id, order_number, customer, state, due_at, ended_at, pieces, packed, summary, picture, country, tracking, hold, problem'

/** Up to so many hits of the index are read and sorted; a commoner word is looked for in the order of the list. */
const SCANNED = 600
/** One or two letters say little: so many of each kind of beginning are looked at. */
const SHORT_SCANNED = 200
/** Letters, digits and signs of ASCII. */
const PLAIN = /^[!-~]*$/
/** A short word that begins more trigrams than this is too common to narrow anything down. */
const BEGINNINGS = 64

const bucket = (name: keyof typeof BUCKETS) => `buckets & ${BUCKETS[name]}`
const WHERE: Record<QueueFilter, string> = {
  open: bucket('open'),
  submitted: bucket('submitted'),
  processing: bucket('processing'),
  packed: bucket('packed'),
  held: bucket('held'),
  problem: bucket('problem'),
  overdue: `${bucket('open')} and due_at < @now`,
  done: bucket('done'),
  cancelled: bucket('cancelled'),
  all: 'true',
}
/** Work is sorted by when it is due, what is over by when it ended, newest first. */
const ORDER: Record<QueueFilter, string> = {
  open: 'due_at, row',
  submitted: 'due_at, row',
  processing: 'due_at, row',
  packed: 'due_at, row',
  held: 'due_at, row',
  problem: 'due_at, row',
  overdue: 'due_at, row',
  done: 'ended_at desc, row desc',
  cancelled: 'ended_at desc, row desc',
  all: 'due_at desc, row desc',
}

interface Values {
  now: string
  limit: number
  offset: number
  match?: string
  [word: `word${number}`]: string
  [bound: `from${number}` | `to${number}`]: string
}

export function queueTable(db: Db, counts: BucketCounts): QueueTable {
  const prepared = new Map<string, ReturnType<typeof db.prepare<[Values], QueueLine>>>()
  const run = (sql: string, values: Values): QueueLine[] => {
    let statement = prepared.get(sql)
    if (!statement) prepared.set(sql, (statement = db.prepare<[Values], QueueLine>(sql)))
    return statement.all(values)
  }
  const hits = db.prepare<[string, number], { n: number }>(
    'select count(*) as n from (select rowid from search where search match ? limit ?)',
  )
  db.exec(`create virtual table if not exists temp.search_terms using fts5vocab('main', 'search', 'row')`)
  const beginnings = db
    .prepare<[string, string, number], string>(
      'select term from temp.search_terms where term >= ? and term < ? limit ?',
    )
    .pluck()
  const next = db.prepare<[], { id: string; dueAt: string; orderNumber: string }>(
    `select id, due_at as dueAt, order_number as orderNumber from fulfillments where ${WHERE.open} order by due_at, row limit 1`,
  )

  const isRare = (match: string): boolean => (hits.get(match, SCANNED + 1)?.n ?? 0) <= SCANNED

  /**
   * The search narrowed down by words of two letters: a line feed ends every field, so each place where such a word
   * stands begins a trigram. Null where one of them stands nowhere; unchanged where they are too common to help.
   */
  function withShortWords(match: string | null, short: readonly string[]): { match: string | null } | null {
    const known = short
      .filter((word) => [...word].length === 2)
      .map((word) => beginnings.all(word, `${word}\u{10ffff}`, BEGINNINGS + 1))
    if (known.some((terms) => terms.length === 0)) return null
    const telling = known.filter((terms) => terms.length <= BEGINNINGS)
    return { match: telling.length === 0 ? match : narrowed(match, telling) }
  }

  function searchRows(filter: QueueFilter, plan: SearchPlan, values: Values): QueueLines {
    plan.words.forEach((word, i) => (values[`word${i}`] = word))
    const holds = plan.words.map((_, i) => `instr(searched, @word${i}) > 0`).join(' and ')
    let { match } = plan
    let rare = match !== null && isRare(match)
    // Two plain letters alone are a beginning; two of a script like Chinese are most of a name, wherever they stand.
    const short = match === null ? plan.short.filter((word) => !PLAIN.test(word)) : plan.short
    if (!rare && short.length > 0) {
      const shorter = withShortWords(match, short)
      if (shorter === null) return { rows: [], total: 0 }
      match = shorter.match
      rare = match !== null && isRare(match)
    }
    if (match !== null && !rare) {
      const rows = run(
        `select ${LINE} from fulfillments where ${WHERE[filter]} and ${holds} order by ${ORDER[filter]} limit @limit + 1 offset @offset`,
        values,
      )
      return { rows: rows.slice(0, values.limit), total: values.offset + rows.length }
    }
    const among =
      match !== null ? 'select rowid from search where search match @match' : shortWords(plan.words, values)
    if (match !== null) values.match = match
    // `+due_at`: sort the few hits instead of walking the list in its order.
    const order = ORDER[filter].replace(/^/, '+')
    const every = run(
      `select ${LINE} from fulfillments where row in (${among}) and ${WHERE[filter].replace('buckets', '+buckets')} and ${holds} order by ${order} limit ${SCANNED}`,
      values,
    )
    return { rows: every.slice(values.offset, values.offset + values.limit), total: every.length }
  }

  return {
    lines(query, now) {
      const values: Values = { now, limit: query.limit, offset: query.offset }
      const plan = planSearch(query.search)
      if (plan) return searchRows(query.filter, plan, values)
      const rows = run(
        `select ${LINE} from fulfillments where ${WHERE[query.filter]} order by ${ORDER[query.filter]} limit @limit offset @offset`,
        values,
      )
      return { rows, total: query.filter === 'overdue' ? counts.overdue(now) : counts.read()[query.filter] }
    },
    counts: (now) => ({ ...counts.read(), overdue: counts.overdue(now) }),
    nextDue: () => next.get() ?? null,
  }
}

/** One or two letters are too short for the index: they are the beginning of an order number, a name or a tracking number. */
function shortWords(words: readonly string[], values: Values): string {
  const first = words[0]!
  const ranges: [string, string][] = [
    ['customer_folded', first],
    ['order_number', `PB-${first.toUpperCase()}`],
    ['order_number', first.toUpperCase()],
    ['tracking', first.toUpperCase()],
  ]
  return ranges
    .map(([column, from], i) => {
      values[`from${i}`] = from
      values[`to${i}`] = `${from}\u{10ffff}`
      return `select * from (select row from fulfillments where ${column} >= @from${i} and ${column} < @to${i} limit ${SHORT_SCANNED})`
    })
    .join(' union ')
}
