import type { Cloud } from '../cloud.ts'
import { isMigrated } from '../db/migrate.ts'
import type { CloudApp } from '../http.ts'

/** `/healthz`: this process answers. `/readyz`: it can do its work, so a load balancer may send people here. */
export function healthRoutes(app: CloudApp, cloud: Cloud): void {
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const migrated = await isMigrated(cloud.db.pool).catch(() => null)
    const checks = { database: migrated !== null, migrations: migrated === true, jobs: cloud.jobs.running() }
    const ready = Object.values(checks).every(Boolean)
    return c.json({ ready, checks }, ready ? 200 : 503)
  })
}
