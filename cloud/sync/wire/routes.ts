import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { z } from 'zod'
import { incarnationId } from '../../../src-shared/ids/ids.ts'
import { DOCUMENTS_HEADER } from '../../../src-shared/sync/protocol.ts'
import type { Auth } from '../../auth/auth.ts'
import { isPrincipal } from '../../auth/principal.ts'
import type { Database } from '../../db/database.ts'
import type { CloudApp } from '../../http.ts'
import { Problem } from '../../problem.ts'
import { openLineWriter, type WriterBounds } from '../changes/line-writer.ts'
import { streamChanges, type StreamParts } from '../changes/stream-changes.ts'
import { claimsOf, deviceOf, scopeOf, type SyncDevice } from '../device.ts'
import { pushBatch, type PushParts } from '../push/push-batch.ts'
import type { Budget } from './budget.ts'
import type { OpenStreams } from './open-streams.ts'
import { readPush } from './read-push.ts'
import { stationAtTheDoor } from './station-at-the-door.ts'
import { sequenceConflict, sequenceGap, stationRevoked, unreadable } from './sync-problem.ts'

export interface RouteParts extends StreamParts, PushParts {
  readonly auth: Pick<Auth, 'authenticate'>
  readonly budget: Budget
  readonly streams: OpenStreams
  readonly bounds: WriterBounds
  readonly poke: (scopes: Iterable<string>) => void
}

const zipped = promisify(gzip)
/** Shorter answers go out as they are. */
const WORTH_ZIPPING = 2048

/** Adds what stations speak with: pushing what was done, and following what changes. */
export function syncRoutes(app: CloudApp, parts: RouteParts): void {
  app.post('/v1/sync/push', async (c) => {
    const requestId = c.get('requestId')
    const device = await stationAtTheDoor(parts.auth, c.req.raw.headers, requestId)
    if (device instanceof Response) return device
    const answer = await parts.budget.spend(device.id, async () => {
      const batch = await readPush(await c.req.arrayBuffer(), c.req.header('content-encoding') ?? null)
      if (batch.deviceId !== device.id)
        throw unreadable([{ field: 'deviceId', message: 'is not the station whose token was sent' }])
      return pushBatch(parts, device, batch)
    })
    if ('retryAfter' in answer)
      throw new Problem(429, 'too_many_requests', 'This station asks too often.', answer)
    switch (answer.kind) {
      case 'revoked':
        return stationRevoked(requestId)
      case 'gap':
        return sequenceGap(answer.expectedSeq, requestId)
      case 'conflict':
        parts.log.error(
          { device: device.id, seq: answer.seq },
          'A sequence number came with other arguments: the station was copied or restored without a new incarnation',
        )
        return sequenceConflict(answer.seq, requestId)
      case 'answered':
        parts.poke(answer.scopes)
        return jsonAnswer(answer.body, acceptsGzip(c.req.header('accept-encoding')))
    }
  })

  app.get('/v1/sync/changes', async (c) => {
    const { headers } = c.req.raw
    const device = await stationAtTheDoor(parts.auth, headers, c.get('requestId'))
    if (device instanceof Response) return device
    const wanted = readQuery(c.req.query())
    const documents = wanted.cursor === null ? await countDocuments(parts.db, device) : null
    let leave = (): void => undefined
    const wire = {
      gzip: acceptsGzip(c.req.header('accept-encoding')),
      drop: () => void c.env.outgoing.destroy(),
      left() {
        leave()
        parts.streams.remove(device.id, writer)
      },
    }
    const writer = openLineWriter(wire, parts.bounds)
    parts.streams.add(device.id, writer)
    const mayStillRead = (): Promise<boolean> => isStill(parts.auth, headers, device)
    streamChanges(parts, device, wanted, writer, mayStillRead).then(
      (off) => {
        leave = off
        if (writer.gone) leave()
      },
      (error: Error) => {
        parts.log.warn(
          { device: device.id, error: error.message },
          'A stream broke off; the station comes again',
        )
        writer.cut()
      },
    )
    if (documents !== null) writer.response.headers.set(DOCUMENTS_HEADER, String(documents))
    return writer.response
  })
}

/** How many documents a first copy brings, about, so that the station can show how far it is. */
async function countDocuments(db: Pick<Database, 'as'>, device: SyncDevice): Promise<number> {
  const [row] = await db.as(claimsOf(device), (tx) =>
    tx.query<{ documents: number }>(
      'select count(*)::int as documents from sync_changes where scope = $1 and not gone',
      [scopeOf(device)],
    ),
  )
  return row?.documents ?? 0
}

const query = z.object({
  cursor: z.string().max(100).optional(),
  live: z.enum(['0', '1']).default('0'),
  incarnation: incarnationId,
})

function readQuery(given: Record<string, string>) {
  const read = query.safeParse(given)
  if (!read.success)
    throw unreadable(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })))
  const { cursor, live, incarnation } = read.data
  return { cursor: cursor ?? null, live: live === '1', incarnation }
}

/** Whether the same credential still opens the same scope. */
async function isStill(
  auth: Pick<Auth, 'authenticate'>,
  headers: Headers,
  device: SyncDevice,
): Promise<boolean> {
  const who = await auth.authenticate({ headers })
  const now = isPrincipal(who) ? deviceOf(who) : null
  return now !== null && scopeOf(now) === scopeOf(device)
}

const acceptsGzip = (accepted: string | undefined): boolean =>
  /(^|[\s,])(gzip|\*)(\s*;\s*q=(?!0(\.0+)?(\s|,|$)))?/i.test(accepted ?? '') &&
  !/gzip\s*;\s*q=0(\.0+)?\s*(,|$)/i.test(accepted ?? '')

async function jsonAnswer(body: string, zip: boolean): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  if (!zip || body.length < WORTH_ZIPPING) return new Response(body, { headers })
  return new Response(await zipped(body, { level: 1 }), {
    headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
  })
}
