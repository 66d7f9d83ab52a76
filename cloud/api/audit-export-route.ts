import { readExportLink } from '../audit/export/export-link.ts'
import { auditCsv } from '../audit/export/write-csv.ts'
import type { Cloud } from '../cloud.ts'
import type { Claims } from '../db/database.ts'
import type { CloudApp } from '../http.ts'
import { Problem } from '../problem.ts'

/** `GET /audit/export.csv?ask&sig`: what a link of `audit.exportLink` leads to. Whoever asked for it must still be an admin. */
export function auditExportRoute(app: CloudApp, cloud: Cloud): void {
  app.get('/audit/export.csv', async (c) => {
    const asked = readExportLink(cloud, c.req.query('ask') ?? '', c.req.query('sig') ?? '')
    if (asked === 'forged')
      throw new Problem(403, 'link_invalid', 'This link was not made by us. Ask for the export again.')
    if (asked === 'expired')
      throw new Problem(403, 'link_expired', 'This link has run out. Ask for the export again.')
    const admin = await cloud.db.asService((tx) =>
      tx.first(`select 1 from users where id = $1 and store_id = $2 and role = 'admin' and active`, [
        asked.personId,
        asked.storeId,
      ]),
    )
    if (!admin) throw new Problem(403, 'admins_only', 'Only admins may do this.')
    const claims: Claims = {
      role: 'authenticated',
      store_id: asked.storeId,
      sub: asked.personId,
      app_role: 'admin',
    }
    const text = ReadableStream.from(auditCsv(cloud, claims, asked.filter)).pipeThrough(
      new TextEncoderStream(),
    )
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header(
      'content-disposition',
      `attachment; filename="audit-${new Date(cloud.clock.now()).toISOString().slice(0, 10)}.csv"`,
    )
    c.header('cache-control', 'private, no-store')
    return c.body(text)
  })
}
