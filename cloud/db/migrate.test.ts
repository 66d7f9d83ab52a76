import { expect, test } from 'vitest'
import { eachDatabase } from '../../tests/support/databases.ts'
import { isMigrated, migrate } from './migrate.ts'
import { readMigrations } from './migrations-on-disk.ts'

eachDatabase('migrations', (db) => {
  test('several processes that migrate at once leave each file applied once', async () => {
    await Promise.all([migrate(db.pool), migrate(db.pool), migrate(db.pool)])
    const { rows } = await db.pool.query('select number, name from app.migrations order by number')
    expect(rows).toEqual((await readMigrations()).map(({ number, name }) => ({ number, name })))
    expect(await isMigrated(db.pool)).toBe(true)
  })

  test('a file that was changed after it had been applied is refused by name', async () => {
    await db.pool.query("update app.migrations set checksum = 'other' where number = 2")
    expect(await isMigrated(db.pool)).toBe(false)
    await expect(migrate(db.pool)).rejects.toThrow(/002_\w+\.sql was changed after it had been applied/)
    const [, second] = await readMigrations()
    await db.pool.query('update app.migrations set checksum = $1 where number = 2', [second?.checksum])
    await migrate(db.pool)
  })

  test('a database from a newer program is refused', async () => {
    await db.pool.query(
      "insert into app.migrations (number, name, checksum) values (900, '900_future.sql', '')",
    )
    await expect(migrate(db.pool)).rejects.toThrow('start the newer version')
    await db.pool.query('delete from app.migrations where number = 900')
  })
})
