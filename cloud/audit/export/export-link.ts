import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { auditFilter } from '../../../src-shared/cloud-contract/audit.ts'
import { toInstant, type Instant } from '../../../src-shared/std/instant.ts'
import type { Cloud } from '../../cloud.ts'
import type { Filter } from '../log/filter-sql.ts'

const LIVES_MS = 10 * 60_000

/** What a link asks for, for whom, and until when. */
const asked = z.object({ storeId: z.uuid(), personId: z.uuid(), expires: z.int(), filter: auditFilter })
export type AskedExport = z.output<typeof asked>

/** A link that the browser can open without credentials: what it asks for is in it, signed. Good for 10 minutes. */
export function exportLink(
  { secrets, clock, publicUrl }: Pick<Cloud, 'secrets' | 'clock' | 'publicUrl'>,
  storeId: string,
  personId: string,
  filter: Filter,
): { url: string; expiresAt: Instant } {
  const expires = clock.now() + LIVES_MS
  const payload = Buffer.from(JSON.stringify({ storeId, personId, expires, filter })).toString('base64url')
  return {
    url: `${publicUrl}/audit/export.csv?ask=${payload}&sig=${signatureOf(secrets.tokenSecret, payload)}`,
    expiresAt: toInstant(expires),
  }
}

/** What a link of ours asks for; `forged` when we did not sign it, `expired` when it has run out. */
export function readExportLink(
  { secrets, clock }: Pick<Cloud, 'secrets' | 'clock'>,
  payload: string,
  signature: string,
): AskedExport | 'forged' | 'expired' {
  const expected = Buffer.from(signatureOf(secrets.tokenSecret, payload))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return 'forged'
  const read = asked.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  return clock.now() < read.expires ? read : 'expired'
}

/** The prefix keeps the signature from meaning anything elsewhere. */
const signatureOf = (secret: string, payload: string): string =>
  createHmac('sha256', secret).update(`audit-export\n${payload}`).digest('base64url')
