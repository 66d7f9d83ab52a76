import type pg from 'pg'
import { readMigrations, type Migration } from './migrations-on-disk.ts'
import { withLock } from './with-lock.ts'

interface Applied {
  number: number
  name: string
  checksum: string
}

/**
 * Brings the database to the newest schema: each numbered file once, in its own transaction, recorded with its checksum.
 * Under an advisory lock, so that of several processes starting together one migrates and the others wait.
 * Throws when an applied file was changed, or when the database is newer than this program.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const wanted = await readMigrations()
  await withLock(pool, 'migrate', async (client) => {
    await client.query('create schema if not exists app')
    await client.query(
      'create table if not exists app.migrations (number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
    )
    for (const migration of missing(wanted, await appliedOn(client))) await apply(client, migration)
  })
}

/** Whether the database has exactly the migrations of this program. For /readyz. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const wanted = await readMigrations()
  const applied = await appliedOn(pool)
  return (
    wanted.length === applied.length &&
    wanted.every(({ checksum }, index) => applied[index]?.checksum === checksum)
  )
}

async function appliedOn(db: Pick<pg.Pool, 'query'>): Promise<Applied[]> {
  return (await db.query<Applied>('select number, name, checksum from app.migrations order by number')).rows
}

function missing(wanted: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const { number, name, checksum } of applied) {
    const ours = wanted[number - 1]
    if (!ours)
      throw new Error(
        `The database already has migration ${name}, which this program does not know: start the newer version.`,
      )
    if (ours.checksum !== checksum)
      throw new Error(
        `Migration ${ours.name} was changed after it had been applied to this database: put it back and write the change as a new numbered file.`,
      )
  }
  return wanted.slice(applied.length)
}

async function apply(client: pg.PoolClient, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into app.migrations (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
