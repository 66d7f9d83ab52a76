import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startCloud } from '../../cloud/start.ts'
import { askForPostgres, freshDatabase } from '../support/postgres.ts'

test('several processes start at once on an empty database, agree on the store, and are all ready', async (context) => {
  const answer = await askForPostgres()
  if ('unavailable' in answer) return context.skip(`no PostgreSQL: ${answer.unavailable}`)
  const fresh = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'packbench-many-'))
  const clouds = await Promise.all(
    [1, 2, 3].map(() => startCloud({ config: { databaseUrl: fresh.url, dataDir } })),
  )
  expect(new Set(clouds.map(({ cloud }) => cloud.storeId)).size).toBe(1)
  expect(new Set(clouds.map(({ cloud }) => cloud.secrets.tokenSecret)).size).toBe(1)
  for (const { url } of clouds) expect((await fetch(`${url}/readyz`)).status).toBe(200)
  await Promise.all(clouds.map((one) => one.close()))
  await fresh.drop()
  rmSync(dataDir, { recursive: true, force: true })
})
