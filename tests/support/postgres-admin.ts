import pg from 'pg'

/** The database that every test's own is copied from. */
export const template = 'packbench_template'

/** Runs one statement as the superuser, on a connection of its own. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
