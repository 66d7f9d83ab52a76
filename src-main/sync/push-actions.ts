import type { DeviceId, IncarnationId } from '../../src-shared/ids/ids.ts'
import { refuse } from '../../src-shared/mutations/refusal.ts'
import { toInstant, toMs } from '../../src-shared/std/instant.ts'
import { PUSH_LIMIT } from '../../src-shared/sync/protocol.ts'
import type { Batch } from '../outbox/outbox.ts'
import { project } from '../outbox/projection.ts'
import { isDiskTrouble } from '../replica/sqlite.ts'
import type { Bell } from './bell.ts'
import type { SyncTalk } from './sync-loop.ts'
import type { PushAnswer, Problem } from './wire.ts'

/** Sends what is due, in the order in which it was done, one batch at a time, until the cloud has answered everything. */
export async function pushActions(talk: SyncTalk, bell: Bell, reopenStream: () => void): Promise<void> {
  const { stopping, outbox, wire, events, log } = talk
  let failures = 0
  let limit: number = PUSH_LIMIT.mutations

  while (!stopping.aborted) {
    if (talk.halted() || !talk.reachable) {
      await bell.heardWithin(null, stopping)
      continue
    }
    const dueIn = outbox.dueIn()
    if (dueIn !== 0) {
      await bell.heardWithin(dueIn, stopping)
      continue
    }
    const batch = prepared()
    if (batch === null) {
      await talk.patience(1000)
      continue
    }
    const request = {
      deviceId: talk.deviceId as DeviceId,
      incarnation: batch.incarnation as IncarnationId,
      mutations: [...batch.mutations],
    }
    const asked = talk.monotonic()
    const answer = await wire.push(request, stopping)
    if (stopping.aborted) return
    if (answer.ok) {
      talk.heard()
      talk.time.heard(toMs(answer.reply.cloudTime), (talk.monotonic() - asked) / 2)
      if (accept(batch, answer.reply)) {
        failures = 0
        limit = PUSH_LIMIT.mutations
      } else {
        talk.failed({ kind: 'unreadable', message: 'push: an answer to none of the actions' }, ++failures)
        await talk.patience(1000)
      }
    } else await refusedBatch(batch, answer.problem)
  }

  function prepared(): Batch | null {
    try {
      return outbox.prepare(limit)
    } catch (error) {
      if (!isDiskTrouble(error)) throw error
      talk.trouble(
        'The disk of this station is full or cannot be written to. Free some space, so that what waits can be sent.',
      )
      return null
    }
  }

  /** Whether the answer settled anything. */
  function accept(batch: Batch, reply: PushAnswer): boolean {
    const { refused, touched } = outbox.settle(reply.outcomes, toInstant(talk.time.now()))
    talk.house.use((replica) => {
      replica.transact(() => refused.forEach((id) => project(replica, outbox, id)))
      outbox.release(replica.position.read())
    })
    if (touched.length > 0) {
      events.onFulfillments(touched)
      events.onSign()
    }
    if (refused.length > 0) events.onRefusals()
    return touched.length > 0
  }

  async function refusedBatch(batch: Batch, problem: Problem): Promise<void> {
    const verdict = talk.failed(problem, ++failures)
    const { incarnation, mutations } = batch
    switch (verdict.do) {
      case 'retry':
        await talk.patience(verdict.afterMs)
        break
      case 'halt':
        break
      case 'fill gap':
        log('error', 'the cloud has lost numbers that it had answered, or never saw them', {
          incarnation,
          sent: mutations[0]?.seq,
          expected: verdict.fromSeq,
        })
        outbox.renumber(incarnation, verdict.fromSeq)
        events.onRepair('a gap in the numbers of the actions')
        reopenStream()
        break
      case 'start over under a new incarnation':
        log('error', 'the cloud has other actions under our numbers: this data was copied or restored', {
          incarnation,
        })
        outbox.renumberWaiting(incarnation)
        events.onRepair('the data of this station was copied or restored')
        reopenStream()
        break
      case 'split':
        if (mutations.length > 1) limit = Math.max(1, Math.floor(mutations.length / 2))
        else giveUp(mutations[0]!.id, problem)
        break
    }
  }

  /** The cloud cannot even read it: it must not hold up the others. It lands in the tray, with what was wrong. */
  function giveUp(id: string, problem: Problem): void {
    const detail = problem.kind === 'answer' ? problem.detail : problem.message
    const row = outbox.find(id)
    outbox.giveUp(
      id,
      refuse('bad_arguments', { field: row?.name ?? '', problem: detail.slice(0, 200) }),
      toInstant(talk.time.now()),
    )
    if (row) talk.house.use((replica) => replica.transact(() => project(replica, outbox, row.entityId)))
    log('error', 'an action that the cloud cannot read was put aside', { id, detail })
    limit = PUSH_LIMIT.mutations
    events.onRefusals()
    if (row) events.onFulfillments([row.entityId])
    events.onSign()
    reopenStream()
  }
}
