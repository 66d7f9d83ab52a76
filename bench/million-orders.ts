import pg from 'pg'

/** What the orders of the bench are made of, and what is therefore there to be found. */
export const GOODS_SKUS = 300
export const SURNAMES = [
  'Dlamini', 'Nkosi', 'Müller', 'Großmann', 'Wiśniewska', 'Ødegård', '佐藤', '山田', 'van der Merwe', 'O’Connor',
  'Botha', 'Mokoena', 'عبد الرحمن', 'Чайковский', 'Papadopoulou', 'Okafor', 'Naidoo', 'Sithole', 'Jacobs', 'Abrahams',
  'Khumalo', 'Mthembu', 'Pillay', 'Smith', 'Fourie', 'Zulu', 'Govender', 'Steyn', 'Mahlangu', 'Adams',
] // prettier-ignore
const FIRST_NAMES = [
  'Nomvula', 'Thabo', 'Jürgen', 'Zoë', 'Łukasz', '美咲', 'Ayesha', 'Pieter', 'Lindiwe', 'Sipho', 'Maria', 'François', 'Anna', 'محمد', 'Пётр', 'Grace', 'Johan',
] // prettier-ignore
const COUNTRIES = [
  'ZA',
  'ZA',
  'ZA',
  'ZA',
  'ZA',
  'DE',
  'DE',
  'GB',
  'NL',
  'US',
  'JP',
  'BW',
  'NA',
  'FR',
  'IE',
  'KE',
  'PL',
  'IS',
]

/** So many of the newest orders are still being worked on. */
const OPEN = 5000
/** One order in so many is with a maker. */
const MAKERS_SHARE = 50

/**
 * Fills a migrated, empty database with orders in the way of SQL: triggers and foreign keys rest meanwhile, the search
 * index is built once at the end. Needs a superuser's address. About two minutes for a million.
 */
export async function fillWithOrders(url: string, storeId: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements(storeId, count)) await client.query(statement)
  } finally {
    await client.end()
  }
}

const list = (words: readonly string[]): string =>
  `array[${words.map((word) => pg.escapeLiteral(word)).join(', ')}]`
/** Most people are called like few others: a name of three syllables, and one in three has a name of the list. */
const SYLLABLES = [
  'ma',
  'ko',
  'la',
  'ndi',
  'ro',
  'sel',
  'ta',
  'vi',
  'bu',
  'zwe',
  'hel',
  'mo',
  'ka',
  'ri',
  'pe',
  'tho',
  'ga',
  'lu',
  'fen',
  'si',
]
const surname = (): string =>
  `case when i % 3 = 0 then ${pick(SURNAMES, 13)} else initcap(${[41, 43, 47].map((prime) => pick(SYLLABLES, prime)).join(' || ')}) end`
/** The word at a place that follows from the order's number, scattered. */
const pick = (words: readonly string[], prime: number): string =>
  `(${list(words)})[1 + (i::bigint * ${prime} / 7) % ${words.length}]`
const id = (kind: number): string =>
  `('01900000-0000-7${String(kind).padStart(3, '0')}-8000-' || lpad(to_hex(i), 12, '0'))::uuid`
const digit = (place: number): string =>
  `substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', ((n / ${30 ** place}) % 30)::int + 1, 1)`

function statements(storeId: string, count: number): string[] {
  const store = pg.escapeLiteral(storeId)
  const open = `i > ${count - OPEN}`
  const state = `case when ${open} then (array['submitted', 'submitted', 'processing'])[1 + i % 3] when i % 60 = 0 then 'cancelled' when i % 997 = 0 then 'failed' else 'delivered' end`
  const placed = `timestamptz '2026-11-21' - (${count} - i) * interval '95 seconds'`
  const due = `${placed} + interval '4 days'`
  const tracking = `'TCG' || lpad(((i::bigint * 100000007) % 10000000000)::text, 10, '0')`
  const numbers = `from generate_series(1, ${count}) as i`
  const factory = `(array(select id from factories order by name, id))[1 + (case when i % 1000 = 0 then 2 else i % 2 end) % (select count(*)::int from factories)]`
  const maker = `case when i % ${MAKERS_SHARE} = 0 then (array(select id from maker_profiles order by id))[1 + (i / ${MAKERS_SHARE}) % (select greatest(count(*), 1)::int from maker_profiles)] end`
  return [
    `set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '64MB'; set synchronous_commit = off`,
    'drop index app.order_text_parts',
    `insert into orders (id, store_id, order_number, status, payment_status, customer_name, customer_email, shipping_address, currency, subtotal, total, checkout_key, placed_at, due_at)
     select ${id(0)}, ${store}, 'PB-' || ${[0, 1, 2, 3, 4, 5, 6, 7].map(digit).join(' || ')},
       case s when 'submitted' then 'new' when 'processing' then 'in_production' when 'failed' then 'new' else s end,
       case when s = 'cancelled' then 'refunded' else 'paid' end,
       ${pick(FIRST_NAMES, 31)} || ' ' || ${surname()}, 'buyer' || (i % 250000) || '@' || (array['example.com', 'mail.test', 'post.example'])[1 + i % 3],
       jsonb_build_object('country', ${pick(COUNTRIES, 17)}), 'ZAR', 10000 + (i::bigint * 7919) % 500000, 10000 + (i::bigint * 7919) % 500000, i::text, ${placed}, ${due}
     from (select i, (i::bigint * 100000007) % ${30 ** 8} as n, ${state} as s ${numbers}) as o`,
    `insert into order_items (id, store_id, order_id, type, title, variant_title, sku, unit_price, quantity)
     select ${id(1)}, ${store}, ${id(0)}, 'product', 'Mug', 'Blue', 'MUG-' || lpad((i % ${GOODS_SKUS})::text, 4, '0') || '-BLUE', 10000, 1 + i % 3 ${numbers}`,
    `insert into fulfillment_requests (id, store_id, order_id, provider, factory_id, maker_id, status, doc, held, problem, due_at, shipped_at)
     select id, ${store}, order_id, case when maker_id is null then 'factory' else 'maker' end, factory_id, maker_id, s,
       json_build_object('id', id, 'state', s, 'factoryId', factory_id, 'makerId', maker_id, 'packedAt', null, 'problem', null),
       ${open} and i % 150 = 0, ${open} and i % 200 = 0, ${due}, case when s = 'delivered' then ${placed} + interval '2 days' end
     from (select i, ${id(2)} as id, ${id(0)} as order_id, ${state} as s, case when i % ${MAKERS_SHARE} <> 0 then ${factory} end as factory_id, ${maker} as maker_id ${numbers}) as f`,
    `insert into shipments (id, store_id, order_id, fulfillment_request_id, carrier, carrier_name, tracking_number, shipped_at, delivered_at)
     select ${id(3)}, ${store}, ${id(0)}, ${id(2)}, 'courier_guy', 'The Courier Guy', ${tracking}, ${placed} + interval '2 days', ${placed} + interval '4 days'
     ${numbers} where (${state}) = 'delivered'`,
    `insert into app.order_text (order_id, store_id, placed_at, text)
     select o.id, o.store_id, o.placed_at, concat_ws(e'\\n', app.searchable(o.order_number), app.searchable(o.customer_name), app.searchable(o.customer_email), app.searchable(s.tracking_number), app.searchable(i.sku))
     from orders o join order_items i on i.order_id = o.id left join shipments s on s.order_id = o.id order by o.placed_at`,
    'create index order_text_parts on app.order_text using gin (text app.gin_trgm_ops)',
    'vacuum (analyze) orders, order_items, fulfillment_requests, shipments, app.order_text',
  ]
}
