import { beforeEach, describe, expect, test } from 'vitest'
import type { Claims, Database } from '../../cloud/db/database.ts'
import { eachDatabase } from '../support/databases.ts'
import { aFactoryWithWork, type FactoryWithWork } from '../support/a-factory-with-work.ts'

/**
 * Who works in factory A, and everyone else who is not factory B, sees and changes nothing of factory B: in any table,
 * by any command. The tables are read from the database itself, so that a new one is attacked from its first day.
 */
eachDatabase('isolation', (db) => {
  let mine: FactoryWithWork
  let theirs: FactoryWithWork
  let strangers: Record<string, Claims>
  let tables: string[] = []
  // Before the first test and not before all: where there is no PostgreSQL, the tests are skipped before this.
  beforeEach(async () => {
    if (tables.length > 0) return
    mine = await aFactoryWithWork(db.database, 'main', 'Cape Town')
    theirs = await aFactoryWithWork(db.database, 'other', 'Berlin')
    const inMine = { role: 'authenticated', store_id: mine.storeId } as const
    strangers = {
      'an operator of factory A': {
        ...inMine,
        app_role: 'operator',
        sub: mine.operatorId,
        factory_id: mine.factoryId,
      },
      'a station of factory A': {
        ...inMine,
        app_role: 'station',
        factory_id: mine.factoryId,
        device_id: mine.deviceId,
      },
      'a desk of another store': { ...inMine, app_role: 'station', device_id: mine.deviceId },
      'a maker': { ...inMine, app_role: 'maker', sub: mine.makerUserId, maker_id: mine.makerId },
      'an admin of another store': { ...inMine, app_role: 'admin', sub: mine.adminId },
      'a shopper of another store': { ...inMine, app_role: 'shopper', sub: mine.shopperId },
      'a shopper of the same store': {
        ...inMine,
        store_id: theirs.storeId,
        app_role: 'shopper',
        sub: mine.shopperId,
      },
      'a maker of the same store': {
        ...inMine,
        store_id: theirs.storeId,
        app_role: 'maker',
        sub: mine.makerUserId,
        maker_id: mine.makerId,
      },
      'an operator of another factory of the same store': {
        ...inMine,
        store_id: theirs.storeId,
        app_role: 'operator',
        sub: mine.operatorId,
        factory_id: mine.factoryId,
      },
      'nobody, with claims that name nothing': { ...inMine, app_role: 'operator' },
      'anon of another store': { role: 'anon', store_id: mine.storeId },
      'anon of the same store': { role: 'anon', store_id: theirs.storeId },
    }
    // The negative control: like every table, but with a policy that lets everyone in.
    await db.pool.query('create table left_open (id uuid primary key, store_id uuid not null)')
    await db.pool.query("call app.secure(array['left_open'])")
    await db.pool.query('grant select, insert, update, delete on left_open to anon, authenticated')
    await db.pool.query(
      'create policy everyone on left_open to anon, authenticated using (true) with check (true)',
    )
    await db.database.asService((tx) => tx.query('insert into left_open select id, store_id from orders'))
    tables = (
      await db.pool.query<{ table_name: string }>(
        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
      )
    ).rows.map(({ table_name }) => table_name)
  })

  /** What a shop window shows to everyone of its store, and the store's own name. */
  const PUBLIC_IN_STORE = new Set(['stores', 'products', 'product_variants', 'product_images'])
  const inTheirStore = (name: string) => strangers[name]?.store_id === theirs.storeId

  test('every table is filled for factory B, so that there is something to see', async () => {
    const empty: string[] = []
    for (const table of tables) {
      const rows = await db.database.asService((tx) => tx.query(`select 1 from ${table} limit 1`))
      if (rows.length === 0) empty.push(table)
    }
    expect(empty).toEqual([])
  })

  test('every table has row-level security, forced, also on its owner', async () => {
    const { rows } = await db.pool.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)",
    )
    expect(rows).toEqual([])
  })

  test('reading: no row of factory B in any table', async () => {
    const seen: string[] = []
    for (const [name, claims] of Object.entries(strangers)) {
      for (const table of tables) {
        if (inTheirStore(name) && PUBLIC_IN_STORE.has(table)) continue
        const rows = await readable(db.database, claims, table)
        if (rows.some((row) => mentions(row, theirs))) seen.push(`${name} reads ${table}`)
      }
    }
    expect(withoutControl(seen)).toEqual([])
    expect(seen.filter((line) => line.endsWith('left_open'))).toHaveLength(Object.keys(strangers).length)
  })

  test.each(['update', 'delete'] as const)('%s: no row of factory B changes', async (command) => {
    const changed: string[] = []
    for (const [name, claims] of Object.entries(strangers)) {
      for (const table of tables) {
        const before = await snapshot(db.database, table)
        await attempt(
          db.database,
          claims,
          command === 'delete' ? `delete from ${table}` : await updateOf(db.database, table),
        )
        const after = await snapshot(db.database, table)
        const lost = before.filter((row) => mentions(JSON.parse(row), theirs) && !after.includes(row))
        if (lost.length > 0) changed.push(`${name} ${command}s ${table}`)
        if (table === 'left_open' && lost.length > 0)
          await db.database.asService((tx) => tx.query('delete from left_open'))
        if (table === 'left_open')
          await db.database.asService((tx) =>
            tx.query('insert into left_open select id, store_id from orders on conflict do nothing'),
          )
      }
    }
    expect(withoutControl(changed)).toEqual([])
    expect(changed).not.toEqual([])
  })

  test('insert: nothing can be put into factory B', async () => {
    const put: string[] = []
    for (const [name, claims] of Object.entries(strangers)) {
      for (const table of tables) {
        const copied = await copyOfTheirs(db.database, table, theirs)
        if (copied && (await attempt(db.database, claims, copied.text, copied.values)))
          put.push(`${name} inserts into ${table}`)
      }
    }
    expect(withoutControl(put)).toEqual([])
    expect(put).not.toEqual([])
  })

  describe('who does work in factory B', () => {
    test('sees its work and nothing of the money or the people', async () => {
      const claims: Claims = {
        role: 'authenticated',
        store_id: theirs.storeId,
        app_role: 'operator',
        sub: theirs.operatorId,
        factory_id: theirs.factoryId,
      }
      const visible: string[] = []
      for (const table of tables.filter((one) => one !== 'left_open')) {
        if ((await readable(db.database, claims, table)).some((row) => mentions(row, theirs)))
          visible.push(table)
      }
      expect(visible).toEqual([
        'factories',
        'factory_members',
        'fulfillment_request_items',
        'fulfillment_requests',
        'photos',
        'print_files',
        'shipments',
        'stores',
        'users',
      ])
      expect(await readable(db.database, claims, 'users')).toHaveLength(1)
    })

    test('cannot move its work to another factory or maker', async () => {
      const claims: Claims = {
        role: 'authenticated',
        store_id: theirs.storeId,
        app_role: 'operator',
        sub: theirs.operatorId,
        factory_id: theirs.factoryId,
      }
      const moved = db.database.as(claims, (tx) =>
        tx.query(
          `update fulfillment_requests set factory_id = '${mine.factoryId}', doc = (doc::jsonb || jsonb_build_object('factoryId', '${mine.factoryId}'))::json`,
        ),
      )
      await expect(moved).rejects.toMatchObject({ code: '42501' })
    })
  })

  test('functions that act beyond their caller are closed to everyone else', async () => {
    const { rows } = await db.pool.query(`
      select p.proname, r.rolname from pg_proc p, (values ('anon'), ('authenticated')) as r (rolname)
      where p.pronamespace in ('app'::regnamespace, 'public'::regnamespace) and p.prosecdef and has_function_privilege(r.rolname, p.oid, 'execute')`)
    expect(rows).toEqual([])
  })
})

const withoutControl = (lines: string[]): string[] => lines.filter((line) => !line.endsWith('left_open'))

/** Whether a row has to do with factory B: any of its ids is in it, at any depth. */
const mentions = (row: unknown, { ids }: FactoryWithWork): boolean => {
  const text = JSON.stringify(row)
  return ids.some((id) => text.includes(id))
}

/** What `claims` can read of a table; nothing when the table is closed to them altogether. */
async function readable(db: Database, claims: Claims, table: string): Promise<object[]> {
  try {
    return await db.as(claims, (tx) => tx.query(`select * from ${table}`))
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return []
    throw error
  }
}

/** Whether a command is carried out. It is refused by rights or by row-level security; any other error is a mistake of the test. */
async function attempt(db: Database, claims: Claims, text: string, values: unknown[] = []): Promise<boolean> {
  try {
    await db.as(claims, (tx) => tx.query(text, values))
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    // Rights; or what a row collides with after rights let it through, which the snapshots would show.
    if (code === '42501') return false
    if (code?.startsWith('23')) return true
    throw error
  }
}

const snapshot = async (db: Database, table: string): Promise<string[]> =>
  (await db.asService((tx) => tx.query(`select to_jsonb(t) as row from ${table} t`))).map(({ row }) =>
    JSON.stringify(row),
  )

/** An update that leaves values as they are where that is all it takes to be let in, and changes one where it can. */
async function updateOf(db: Database, table: string): Promise<string> {
  const [column] = await db.asService((tx) =>
    tx.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and data_type in ('timestamp with time zone', 'uuid', 'text')
       order by data_type <> 'timestamp with time zone', ordinal_position desc limit 1`,
      [table],
    ),
  )
  if (!column) throw new Error(`No column of ${table} to change: teach this test its types.`)
  const value = { 'timestamp with time zone': "'2001-01-01'", uuid: 'gen_random_uuid()', text: "'changed'" }[
    column.type
  ]
  return `update ${table} set ${column.name} = ${value}`
}

/** An insert of a row just like one of factory B's, under a fresh id. */
async function copyOfTheirs(
  db: Database,
  table: string,
  theirs: FactoryWithWork,
): Promise<{ text: string; values: unknown[] } | null> {
  const rows = await db.asService((tx) =>
    tx.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table} t`),
  )
  const row = rows.map((one) => one.row).find((one) => mentions(one, theirs))
  if (!row) return null
  if ('id' in row) row['id'] = crypto.randomUUID()
  return {
    text: `insert into ${table} overriding system value select * from jsonb_populate_record(null::${table}, $1::jsonb)`,
    values: [JSON.stringify(row)],
  }
}
