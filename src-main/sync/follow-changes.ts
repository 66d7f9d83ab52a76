import { toMs } from '../../src-shared/std/instant.ts'
import { isDiskTrouble } from '../replica/sqlite.ts'
import { ForeignCursor, forgetPosition, openApplier, ReplicaReplaced, type Applier } from './apply-changes.ts'
import type { Bell } from './bell.ts'
import type { SyncTalk } from './sync-loop.ts'
import { StreamCut, type OpenStream, type Problem } from './wire.ts'

/** How a stream ended: by itself, because the cloud starts a new epoch, or with a problem. */
type End =
  | { readonly why: 'over' }
  | { readonly why: 'reset'; readonly reason: string }
  | { readonly why: 'problem'; readonly problem: Problem }
  | { readonly why: 'disk' }

/** More fulfilments than this at once are told as "many". */
const MANY = 100
/** A stream that ended by itself is asked for again after at most this long. */
const SOON_MS = 200

/** Asks for the changes, follows them until the stream ends, and asks again from the last cursor, for ever. */
export async function followChanges(
  talk: SyncTalk,
  bell: Bell,
  pushBell: Bell,
  newStream: () => AbortSignal,
): Promise<void> {
  const { stopping, house, outbox, wire, log, events } = talk
  let failures = 0

  const afterProblem = async (problem: Problem): Promise<void> => {
    talk.reachable = problem.kind === 'answer'
    const verdict = talk.failed(problem, ++failures)
    if (verdict.do === 'halt') return
    await talk.patience(verdict.do === 'retry' ? verdict.afterMs : SOON_MS)
  }

  while (!stopping.aborted) {
    if (talk.halted()) {
      await bell.heardWithin(null, stopping)
      continue
    }
    const signal = AbortSignal.any([stopping, newStream()])
    const incarnation = outbox.followed()
    const { cursor } = house.use((replica) => replica.position.read())
    const answer = await wire.changes({ cursor, incarnation }, signal)
    if (stopping.aborted) return
    if (!answer.ok) {
      if (!signal.aborted) await afterProblem(answer.problem)
      continue
    }
    talk.copy = cursor === null ? { total: answer.total, copied: 0 } : null
    talk.heard()
    talk.hurry()
    pushBell.ring()
    const end = await follow(talk, answer, incarnation, signal, () => (failures = 0))
    talk.copy = null
    if (signal.aborted) continue
    switch (end.why) {
      case 'over':
        await talk.patience(talk.chance() * SOON_MS)
        break
      case 'reset':
        log('warn', 'the cloud starts a new epoch: everything is fetched again', { reason: end.reason })
        forgetPosition(house)
        outbox.askAgain()
        events.onRepair(end.reason)
        break
      case 'problem':
        await afterProblem(end.problem)
        break
      case 'disk':
        talk.trouble(
          'The disk of this station is full or cannot be written to. Free some space; what you do is kept as long as it fits.',
        )
        await talk.patience(1000)
        break
    }
  }
}

async function follow(
  talk: SyncTalk,
  stream: OpenStream,
  incarnation: string,
  signal: AbortSignal,
  onLine: () => void,
): Promise<End> {
  const { house, outbox, time, events, log } = talk
  try {
    const applier = openApplier(
      house,
      outbox,
      incarnation,
      () => new Promise((resolve) => setImmediate(resolve)),
    )
    try {
      return await read(applier)
    } finally {
      await applier.end()
    }
  } catch (error) {
    if (error instanceof StreamCut) return { why: 'problem', problem: error.problem }
    if (error instanceof ForeignCursor) return { why: 'reset', reason: error.message }
    if (error instanceof ReplicaReplaced) return { why: 'over' }
    if (isDiskTrouble(error)) return { why: 'disk' }
    throw error
  }

  async function read(applier: Applier): Promise<End> {
    let shown = -1
    let joined = false
    for await (const lines of stream.lines) {
      if (signal.aborted) return { why: 'over' }
      onLine()
      talk.heard()
      const reset = lines.find((line) => line.t === 'reset')
      if (reset) return { why: 'reset', reason: reset.reason }
      // From its first cursor on a stream hears of every change: what was saved before is asked for now.
      const begins: boolean = !joined && lines.some((line) => line.t === 'cursor')
      joined ||= begins
      const pings = lines.filter((line) => line.t === 'ping')
      if (begins || pings.length > 0)
        events.onPapers(begins || pings.some((line) => line.papers === 'changed'))
      const waitingBefore = outbox.entities().length
      const touched = await applier.take(lines)
      const told = lines.findLast((line) => line.t === 'cursor' || line.t === 'ping')
      if (told && (told.t === 'cursor' || told.t === 'ping')) time.heard(toMs(told.time), 0)
      const copied = applier.copied()
      const wasCopying = talk.copy !== null
      talk.copy = copied === null ? null : { total: stream.total, copied }
      if (touched.length > 0) events.onFulfillments(touched.length > MANY ? null : touched)
      const step = talk.copy ? Math.floor((100 * talk.copy.copied) / (talk.copy.total ?? Infinity)) : -1
      if (step !== shown || (wasCopying && !talk.copy) || outbox.entities().length !== waitingBefore)
        events.onSign()
      shown = step
      if (told?.t === 'cursor' && outbox.neverGave(incarnation, told.ackSeq)) {
        log('error', 'the cloud has had numbers that this file never gave: it was restored from a copy', {
          incarnation,
          ackSeq: told.ackSeq,
        })
        outbox.renumberWaiting(incarnation)
        events.onRepair('the data of this station was restored from a copy')
      }
      // Rows of an earlier incarnation are through: go on with our own.
      if (outbox.followed() !== incarnation) return { why: 'over' }
    }
    return { why: 'over' }
  }
}
