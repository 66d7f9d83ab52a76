import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  /** SHA-256 of the text, in hex. */
  readonly checksum: string
}

const folder = join(import.meta.dirname, 'migrations')

/** The numbered files of cloud/db/migrations in order. Throws when a number is missing or used twice. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(names.map(read))
  migrations.forEach(({ name, number }, index) => {
    if (number !== index + 1)
      throw new Error(
        `Migration ${name} should have the number ${index + 1}: numbers have no gaps and are used once.`,
      )
  })
  return migrations
}

/** One fingerprint for all of them together. */
export const fingerprintOf = (migrations: readonly Migration[]): string =>
  createHash('sha256')
    .update(migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n'))
    .digest('hex')
    .slice(0, 16)

async function read(name: string): Promise<Migration> {
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  return {
    number: Number.parseInt(name, 10),
    name,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  }
}
