import type { Outbox } from '../outbox/outbox.ts'
import type { ReplicaHouse } from '../replica/replica-house.ts'
import { bell, type Wait } from './bell.ts'
import { followChanges } from './follow-changes.ts'
import { pushActions } from './push-actions.ts'
import { beginning, failed, heard, type SyncState, type Verdict } from './sync-state.ts'
import type { TrueTime } from './true-time.ts'
import type { CloudWire, Problem } from './wire.ts'

/** What happens to the station through sync. */
export interface SyncEvents {
  /** The sign in the top strip looks different. */
  onSign(): void
  /** These fulfilments look different; null for very many. */
  onFulfillments(ids: readonly string[] | null): void
  onRefusals(): void
  /** The cloud is heard. `news`: what the store prints with may be new. */
  onPapers(news: boolean): void
  /** The station repaired itself after damage or a new epoch, in words for the log (I14). */
  onRepair(why: string): void
}

export interface SyncOptions {
  readonly deviceId: string
  readonly wire: CloudWire
  readonly house: ReplicaHouse
  readonly outbox: Outbox
  readonly time: TrueTime
  readonly monotonic: () => number
  /** A random number from 0 to 1. */
  readonly chance: () => number
  readonly wait: Wait
  readonly events: SyncEvents
  readonly log: (
    level: 'error' | 'warn' | 'info' | 'debug',
    message: string,
    detail?: Record<string, unknown>,
  ) => void
}

export interface Sync {
  state(): SyncState
  /** Share of the first copy that has arrived, 0..1; null while none is being fetched. */
  bootstrap(): number | null
  /** Something is in the outbox: look. */
  wake(): void
  /** Tries at once, also after a halt. */
  now(): void
  /** The replica was replaced: fetch it again. */
  refetch(): void
  /** Ends when nothing of it runs any more. */
  stop(): Promise<void>
}

/** What the two halves of the loop share: what is known of the cloud, and how to wait. */
export interface SyncTalk extends SyncOptions {
  readonly stopping: AbortSignal
  /** Whether the last word of the stream was an answer at all: only then are actions numbered and sent. */
  reachable: boolean
  copy: { total: number | null; copied: number } | null
  heard(): void
  /** Waits, but not for what was asked to be tried at once. */
  patience(ms: number): Promise<void>
  /** Ends every waiting of `patience`. */
  hurry(): void
  failed(problem: Problem, failures: number): Verdict
  trouble(sentence: string): void
  halted(): boolean
}

const SURPRISED_MS = 5000

/** Keeps this station and its cloud together: one half follows the changes, the other sends the actions. */
export function startSync(options: SyncOptions): Sync {
  const { time, wait, events } = options
  const stopping = new AbortController()
  const pullBell = bell(wait)
  const pushBell = bell(wait)
  let state = beginning(time.now())
  let halted = false
  let stream = new AbortController()
  let impatience = new AbortController()

  const show = (next: SyncState) => {
    const changed = next.contact !== state.contact || next.trouble !== state.trouble
    state = next
    if (changed) events.onSign()
  }
  const talk: SyncTalk = {
    ...options,
    stopping: stopping.signal,
    reachable: false,
    copy: null,
    heard() {
      if (halted) return
      talk.reachable = true
      show(heard(state, time.now()))
    },
    patience: (ms) => wait(ms, AbortSignal.any([stopping.signal, impatience.signal])),
    hurry() {
      impatience.abort()
      impatience = new AbortController()
    },
    failed(problem, failures) {
      const { state: next, verdict } = failed(state, problem, time.now(), failures, options.chance())
      if (verdict.do === 'halt') halted = true
      show(next)
      options.log(problem.kind === 'unreachable' ? 'debug' : 'warn', 'the cloud did not do what was asked', {
        ...problem,
      })
      return verdict
    },
    trouble: (sentence) => show({ ...state, trouble: sentence }),
    halted: () => halted,
  }

  /** A surprise in one half must not end sync for good: it is told, and after a while it goes on from what is on disk. */
  async function keepGoing(half: () => Promise<void>): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await half()
      } catch (error) {
        options.log('error', 'sync met something unexpected', {
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        })
        talk.trouble(
          'Something unexpected went wrong with sending or fetching. It is tried again by itself; what you do is kept here.',
        )
        await wait(SURPRISED_MS, stopping.signal)
      }
    }
  }
  const pulling = keepGoing(() =>
    followChanges(talk, pullBell, pushBell, () => (stream = new AbortController()).signal),
  )
  const pushing = keepGoing(() => pushActions(talk, pushBell, () => stream.abort()))

  return {
    state: () => state,
    bootstrap: () =>
      talk.copy === null
        ? null
        : talk.copy.total === null
          ? 0
          : Math.min(1, talk.copy.copied / talk.copy.total),
    wake: () => pushBell.ring(),
    now() {
      halted = false
      talk.hurry()
      pullBell.ring()
      pushBell.ring()
    },
    refetch() {
      stream.abort()
      talk.hurry()
    },
    async stop() {
      stopping.abort()
      stream.abort()
      pullBell.ring()
      pushBell.ring()
      await Promise.all([pulling, pushing])
      options.wire.close()
    },
  }
}
