import pg from 'pg'
import { OFFICE_START } from '../cloud/audit/verify/office-chain.ts'
import { runVerification } from '../cloud/audit/verify/run.ts'
import { openDatabase } from '../cloud/db/database.ts'
import { systemClock, systemRandom } from '../cloud/system.ts'
import { uuidV7 } from '../src-shared/ids/uuid-v7.ts'
import { timed, type Bench } from './measure.ts'

const ORDERS = 11_250
const EVENTS_AN_ORDER = 8
const OFFICE_ENTRIES = 10_000
const ENTRIES = ORDERS * EVENTS_AN_ORDER + OFFICE_ENTRIES
/** No run of this size takes so long. */
const LONG_MS = 3_600_000

/** Entries of the audit that are verified in a second: a store's 100,000, nine tenths of them in its orders' chains. */
export const audit: Bench = {
  title: 'verifying the audit',
  ids: ['audit.verify'],
  async run(world) {
    const { url } = await world.database()
    const pool = new pg.Pool({ connectionString: url, max: 4 })
    world.atEnd(() => pool.end())
    const db = openDatabase(pool, () => Promise.resolve())
    const newId = (): string => uuidV7(Date.now(), systemRandom(10))
    const storeId = newId()
    await pool.query(STORE, [storeId])
    world.say(`Recording ${ENTRIES} entries …`)
    await db.asService((tx) => tx.query(ORDER_ROWS, [storeId, ORDERS]))
    for (let nth = 0; nth < EVENTS_AN_ORDER; nth++)
      await db.asService((tx) => tx.query(EVENTS, [storeId, nth]))
    await db.asService((tx) => tx.query(OFFICE, [storeId, OFFICE_ENTRIES]))
    await pool.query('vacuum analyze order_events')
    const id = newId()
    await pool.query(
      `insert into audit_verifications (id, store_id, started_by_name, started_at, position) values ($1, $2, 'Bench', now(), $3)`,
      [id, storeId, JSON.stringify({ step: 'office', ...OFFICE_START })],
    )
    const ms = await timed(() => runVerification({ db, clock: systemClock }, id, LONG_MS))
    const { rows } = await pool.query<{ entries: string; broken: string }>(
      'select entries, broken from audit_verifications where id = $1',
      [id],
    )
    if (Number(rows[0]?.entries) !== ENTRIES || rows[0]?.broken !== '0')
      throw new Error(`The verification went wrong: ${JSON.stringify(rows[0])}`)
    // The floor: the same entries hashed by the database, in one statement and in no order, without chains and heads.
    const floorMs = await timed(() => pool.query(FLOOR))
    return [
      { id: 'audit.verify', value: (ENTRIES * 1000) / ms, unit: '/s', floor: (ENTRIES * 1000) / floorMs },
    ]
  },
}

const STORE = `insert into stores (id, slug, name, support_email, currency) values ($1, 'bench', 'Bench', 'help@bench.test', 'ZAR')`
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const ORDER_ROWS = `
  insert into orders (id, store_id, order_number, status, payment_status, customer_name, customer_email, currency, subtotal, total, checkout_key, placed_at)
  select gen_random_uuid(), $1, 'PB-' || (select string_agg(substr('${ALPHABET}', 1 + (n::bigint / (29::numeric ^ place)::bigint % 29)::int, 1), '') from generate_series(0, 7) place),
    'new', 'paid', 'Zoë Müller', 'zoe@bench.test', 'ZAR', 52800, 52800, n::text, now() - n * interval '1 minute'
  from generate_series(1, $2::int) n`
/** One event for every order, so that those of one order lie apart as they do in life. */
const EVENTS = `
  insert into order_events (id, store_id, order_id, fulfillment_id, kind, actor_id, actor_name, actor_role, detail, change, occurred_at, station_clock, recorded_at)
  select gen_random_uuid(), $1, o.id, gen_random_uuid(), (array['placed','paid','routed','started','packed','noted','shipped','delivered'])[$2::int + 1], gen_random_uuid(), 'Thandi Nkosi', 'operator',
    'The Courier Guy TCG00012345678', '{"mutation": "fulfillment.ship", "fields": {"state": ["processing", "shipped"], "startedAt": [null, "2026-11-21T09:12:00.000Z"], "parcels": [[], [{"carrier": "courier_guy", "carrierName": "The Courier Guy", "trackingNumber": "TCG00012345678"}]]}}',
    now(), now(), now() from orders o where o.store_id = $1`
const OFFICE = `
  insert into admin_audit_log (id, store_id, action, subject_type, subject_id, actor_id, actor_name, actor_role, detail, change, recorded_at)
  select gen_random_uuid(), $1, 'maker.capacity_changed', 'maker', gen_random_uuid(), gen_random_uuid(), 'Olga Brandt', 'admin', 'Because of the holidays', '{"capacity": [5, 8]}', now()
  from generate_series(1, $2::int)`
const FLOOR = `
  select (select count(*) from order_events e where app.event_hash(e) = e.hash) + (select count(*) from admin_audit_log e where app.audit_hash(e) = e.hash)`
