import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../src-shared/fulfillment/document.ts'
import {
  changeLine,
  pushReply,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type ChangeLine,
  type PushedMutation,
  type PushReply,
} from '../../../src-shared/sync/protocol.ts'
import { newId, type Enrolled, type SyncWorld } from './world.ts'

/** What a push was answered, as it came over the wire. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: Record<string, unknown>
  /** The reply, parsed by its schema. Throws for a problem. */
  reply(): PushReply
}

/** The least that speaks the wire: numbers what it is told to send and reads what it is sent. */
export interface MiniStation extends Enrolled {
  readonly incarnation: string
  /** The next mutations of this life, not yet sent. */
  did(...actions: readonly Action[]): PushedMutation[]
  push(
    mutations: readonly PushedMutation[],
    more?: { headers?: Record<string, string>; deviceId?: string },
  ): Promise<Answer>
  follow(cursor?: string | null, more?: { live?: boolean; encoding?: string }): Promise<Following>
  /** The whole answer of a request that does not stay open. */
  fetchAll(cursor?: string | null): Promise<ChangeLine[]>
}

export interface Action {
  readonly entityId: string
  readonly name: string
  readonly args?: object
  readonly version?: number
  readonly actor?: Actor
  readonly occurredAt?: string
  readonly stationClock?: string
  readonly id?: string
}

/** An open stream and what came through it so far. */
export interface Following {
  readonly status: number
  readonly lines: readonly ChangeLine[]
  /** Waits until a line satisfies; throws when the stream ends before, or after ten seconds. */
  until(satisfies: (line: ChangeLine, lines: readonly ChangeLine[]) => boolean): Promise<ChangeLine>
  /** The cursor line that comes after everything that is here now, or the last one. */
  lastCursor(): Extract<ChangeLine, { t: 'cursor' }>
  /** Resolves when the cloud has ended the stream. */
  readonly ended: Promise<void>
  close(): void
}

export function miniStation(
  world: SyncWorld,
  enrolled: Enrolled,
  incarnation: string = randomUUID(),
): MiniStation {
  let seq = 0
  const headers = {
    authorization: `Device ${enrolled.token}`,
    [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
  }
  const url = (cursor: string | null, live: boolean): string => {
    const query = new URLSearchParams({ incarnation, live: live ? '1' : '0', ...(cursor ? { cursor } : {}) })
    return `${world.url}/v1/sync/changes?${query}`
  }
  return {
    ...enrolled,
    incarnation,
    did: (...actions) =>
      actions.map(({ entityId, name, args = {}, version = 1, actor = world.thandi, ...more }) => ({
        seq: ++seq,
        id: (more.id ?? newId()) as PushedMutation['id'],
        entity: 'fulfillment',
        entityId: entityId as PushedMutation['entityId'],
        name,
        version,
        args: args as Record<string, unknown>,
        actorId: actor.id,
        occurredAt: more.occurredAt ?? '2026-11-21T08:30:00.000Z',
        stationClock: more.stationClock ?? '2026-11-21T08:30:00.000Z',
      })),
    async push(mutations, more = {}) {
      const response = await fetch(`${world.url}/v1/sync/push`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', ...more.headers },
        body: JSON.stringify({ deviceId: more.deviceId ?? enrolled.deviceId, incarnation, mutations }),
      })
      const text = await response.text()
      return {
        status: response.status,
        text,
        body: JSON.parse(text) as Record<string, unknown>,
        reply: () => pushReply.parse(JSON.parse(text)),
      }
    },
    follow: (cursor = null, { live = true, encoding = 'gzip' } = {}) =>
      follow(url(cursor, live), { ...headers, 'accept-encoding': encoding }),
    async fetchAll(cursor = null) {
      const stream = await follow(url(cursor, false), headers)
      await stream.ended
      return [...stream.lines]
    },
  }
}

async function follow(url: string, headers: Record<string, string>): Promise<Following> {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  const lines: ChangeLine[] = []
  const waiting = new Set<() => void>()
  let over = false
  const ended = (async () => {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const bytes of response.body!) {
      rest += decoder.decode(bytes, { stream: true })
      const whole = rest.split('\n')
      rest = whole.pop()!
      lines.push(...whole.map((line) => changeLine.parse(JSON.parse(line))))
      waiting.forEach((look) => look())
    }
  })()
    .catch((error: Error) => {
      if (error.name !== 'AbortError' && !/terminated/.test(error.message)) throw error
    })
    .finally(() => {
      over = true
      waiting.forEach((look) => look())
    })
  return {
    status: response.status,
    lines,
    ended,
    until: (satisfies) =>
      new Promise((resolve, reject) => {
        let from = 0
        const finish = (settle: () => void): void => {
          waiting.delete(look)
          clearTimeout(timer)
          settle()
        }
        const look = (): void => {
          for (; from < lines.length; from++) {
            const line = lines[from]!
            if (satisfies(line, lines)) return finish(() => resolve(line))
          }
          if (over)
            finish(() =>
              reject(new Error(`The stream ended after ${JSON.stringify(lines.slice(-3)).slice(0, 500)}`)),
            )
        }
        const timer = setTimeout(
          () =>
            finish(() =>
              reject(new Error(`Not seen in time; last: ${JSON.stringify(lines.slice(-3)).slice(0, 500)}`)),
            ),
          10_000,
        )
        waiting.add(look)
        look()
      }),
    lastCursor: () => lines.findLast((line) => line.t === 'cursor')!,
    close: () => abort.abort(),
  }
}

/** What a replica holds after these lines: documents by id, put by version, as the station does it. */
export function replicaAfter(
  lines: Iterable<ChangeLine>,
  before: ReadonlyMap<string, { version: number; doc: unknown }> = new Map(),
): Map<string, { version: number; doc: unknown }> {
  const replica = new Map(before)
  for (const line of lines) {
    if (line.t === 'drop') replica.delete(line.id)
    if (line.t === 'put' && (replica.get(line.id)?.version ?? 0) <= line.version)
      replica.set(line.id, { version: line.version, doc: line.doc })
  }
  return replica
}
