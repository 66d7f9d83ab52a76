import { toInstant, type Clock } from '../../../src-shared/std/instant.ts'
import type { PushRequest } from '../../../src-shared/sync/protocol.ts'
import type { Log } from '../../config/log.ts'
import type { Database, Tx } from '../../db/database.ts'
import { changeOf, type Change } from '../../fulfillment/change.ts'
import { loadFulfillments } from '../../fulfillment/load.ts'
import { claimsOf, scopeOf, scopesOf, type SyncDevice } from '../device.ts'
import { readActors } from './actors.ts'
import type { PushResult } from './batch.ts'
import { isWorthRepeating } from './database-errors.ts'
import { openBatch, outcomeText, recordOutcomes, type Origin } from './ledger.ts'
import { settle, type SaveChanges, type Settled } from './settle.ts'

export interface PushParts {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly save: SaveChanges
}

const ATTEMPTS = 6

/**
 * Takes a batch of a station's mutations into effect, exactly once, in one transaction: the effects, the record of each
 * answer and how far the station has come are there together or not at all. A repeat is answered as before.
 * @throws what is no mutation's fault (database gone, disk full); then nothing happened, and the station comes again
 */
export async function pushBatch(
  parts: PushParts,
  device: SyncDevice,
  request: PushRequest,
): Promise<PushResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await parts.db.as(claimsOf(device), (tx) => inTransaction(parts, tx, device, request))
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw error
      parts.log.warn({ device: device.id, attempt }, 'A batch ran into another one and starts over')
    }
  }
}

async function inTransaction(
  parts: PushParts,
  tx: Tx,
  device: SyncDevice,
  { incarnation, mutations }: PushRequest,
): Promise<PushResult> {
  const origin: Origin = { device, incarnation }
  const opening = await tx.elevated(async (service) => {
    const opened = await openBatch(service, origin, mutations)
    if (opened.kind !== 'open') return opened
    const people = opened.fresh.map(({ actorId }) => actorId)
    return { ...opened, actors: people.length > 0 ? await readActors(service, device, people) : new Map() }
  })
  if (opening.kind !== 'open') return opening
  const ids = [...new Set(mutations.map(({ entityId }) => entityId))]
  const loaded = await loadFulfillments(tx, ids)
  const documents = new Map([...loaded].map(([id, document]) => [id, changeOf(document)]))
  const nowMs = parts.clock.now()
  const bench = {
    device,
    actors: opening.actors,
    nowMs,
    fault: (mutation: { id: string; name: string; seq: number }, error: unknown) =>
      parts.log.error(
        { device: device.id, mutation: mutation.id, name: mutation.name, seq: mutation.seq, err: error },
        'A mutation could not be applied and was refused',
      ),
  }
  const { verdicts, changes } = await settle(bench, tx, parts.save, opening.fresh, documents)
  await tx.elevated((service) =>
    recordOutcomes(service, origin, verdicts, opening.repeated, toInstant(nowMs)),
  )
  const outcomes = new Map(
    [...opening.known, ...opening.repeated].map(({ mutation, outcome }) => [mutation.seq, outcome]),
  )
  for (const verdict of verdicts) outcomes.set(verdict.mutation.seq, outcomeText(verdict))
  return {
    kind: 'answered',
    scopes: new Set([scopeOf(device), ...scopesOf(touched(loaded, changes))]),
    body: replyText({
      ackSeq: Math.max(opening.lastSeq, mutations.at(-1)!.seq),
      outcomes: mutations.map(({ seq }) => outcomes.get(seq)!),
      documents: changes,
      cloudTime: toInstant(nowMs),
    }),
  }
}

/** Whom the batch concerns: who had the changed documents, and who has them now. */
function* touched(
  loaded: ReadonlyMap<string, { doc: Change['after'] }>,
  changes: Settled['changes'],
): Generator<Change['after']> {
  for (const [id, { doc }] of loaded) {
    const after = changes.get(id)?.after
    if (!after || after === doc) continue
    yield doc
    yield after
  }
}

/** The reply as text: recorded answers go out byte for byte as they were recorded. */
function replyText(reply: {
  ackSeq: number
  outcomes: readonly string[]
  documents: Settled['changes']
  cloudTime: string
}): string {
  const documents = [...reply.documents.values()].map(({ before, after }) =>
    JSON.stringify({ id: after.id, version: before!.version, doc: after }),
  )
  return `{"ackSeq":${reply.ackSeq},"outcomes":[${reply.outcomes.join(',')}],"documents":[${documents.join(',')}],"cloudTime":${JSON.stringify(reply.cloudTime)}}`
}
