import { randomUUID } from 'node:crypto'
import type { Actor, Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { isRefusal, refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../src-shared/mutations/registry.ts'
import { canonicalJson } from '../../src-shared/std/canonical-json.ts'
import type { ChangeLine, Outcome, PushedMutation } from '../../src-shared/sync/protocol.ts'

export interface FakePerson {
  id: string
  name: string
  email: string
  password: string
  role: 'operator' | 'admin'
  permissions: Actor extends never ? never : ('confirm_by_hand' | 'reprint' | 'manage_printers')[]
  pinHash: string | null
}

interface Recorded {
  hash: string
  outcome: Outcome
}

export type PushOutcome =
  | { kind: 'answered'; outcomes: Outcome[]; ackSeq: number }
  | { kind: 'gap'; expectedSeq: number }
  | { kind: 'conflict'; seq: number }

/** The cloud's side of the bargain in memory: documents with versions, changes in order, every mutation once. */
export function fakeStore(people: readonly FakePerson[]) {
  let epoch: string = randomUUID()
  const docs = new Map<string, { version: number; doc: Fulfillment; here: boolean }>()
  /** Last change of each document: as large as the data, not as its history. */
  const changed = new Map<string, number>()
  let xid = 1
  let numbers = new Map<string, Map<number, Recorded>>()
  let byMutation = new Map<string, Outcome>()
  const effects: { mutation: PushedMutation; refusal: Refusal | null }[] = []
  const watchers = new Set<() => void>()

  const ackSeq = (incarnation: string): number => numbers.get(incarnation)?.size ?? 0
  /** Streams are told once for everything that one request has changed. */
  let telling = false
  const tellSoon = () => {
    if (telling) return
    telling = true
    setImmediate(() => {
      telling = false
      for (const tell of watchers) tell()
    })
  }
  const note = (id: string) => {
    // A change moves to the end, so that what a cursor has not seen is always the tail.
    changed.delete(id)
    changed.set(id, ++xid)
    tellSoon()
  }

  function decide(mutation: PushedMutation): Refusal | null {
    const stored = docs.get(mutation.entityId)
    if (!stored || !stored.here) return refuse('not_found')
    const person = people.find(({ id }) => id === mutation.actorId)
    if (!person) return refuse('not_allowed')
    const after = applyCall(stored.doc, mutation, {
      now: mutation.occurredAt,
      actor: { id: mutation.actorId, name: person.name, role: person.role },
      mutationId: mutation.id,
      permissions: person.permissions,
    })
    if (isRefusal(after)) return after
    docs.set(mutation.entityId, { ...stored, version: stored.version + 1, doc: after })
    note(mutation.entityId)
    return null
  }

  return {
    effects,
    watchers,
    ackSeq,
    epoch: () => epoch,
    put(doc: Fulfillment) {
      docs.set(doc.id, { version: (docs.get(doc.id)?.version ?? 0) + 1, doc, here: true })
      note(doc.id)
    },
    /** Moves it to another factory, so that it leaves the station's scope. */
    takeAway(id: string) {
      const stored = docs.get(id)!
      docs.set(id, { ...stored, version: stored.version + 1, here: false })
      note(id)
    },
    get: (id: string) => docs.get(id)?.doc,
    visible: () => new Map([...docs].filter(([, { here }]) => here).map(([id, { doc }]) => [id, doc])),
    /** Restored from a backup: what was recorded since is gone. */
    restored() {
      epoch = randomUUID()
      numbers = new Map()
      byMutation = new Map()
      tellSoon()
    },
    push(incarnation: string, mutations: readonly PushedMutation[]): PushOutcome {
      const known = numbers.get(incarnation) ?? new Map<number, Recorded>()
      numbers.set(incarnation, known)
      const outcomes: Outcome[] = []
      for (const mutation of mutations) {
        const hash = canonicalJson(mutation)
        const before = known.get(mutation.seq)
        if (before && before.hash !== hash) return { kind: 'conflict', seq: mutation.seq }
        if (!before && mutation.seq !== known.size + 1) return { kind: 'gap', expectedSeq: known.size + 1 }
        let outcome = before?.outcome
        if (!outcome) {
          const repeated = byMutation.get(mutation.id)
          const refusal = repeated ? repeated.refusal : decide(mutation)
          if (!repeated) effects.push({ mutation, refusal })
          outcome = { seq: mutation.seq, id: mutation.id, refusal }
          known.set(mutation.seq, { hash, outcome })
          byMutation.set(mutation.id, outcome)
          tellSoon()
        }
        outcomes.push(outcome)
      }
      return { kind: 'answered', outcomes, ackSeq: known.size }
    },
    /** What a stream at `from` has to be told, and where it then is. */
    since(
      from: { xid: number; ackSeq: number },
      incarnation: string,
      time: string,
    ): { lines: ChangeLine[]; xid: number; ackSeq: number } | null {
      const lines: ChangeLine[] = []
      const news = from.xid >= xid ? [] : [...changed].filter(([, at]) => at > from.xid)
      for (const [id] of news) {
        const { version, doc, here } = docs.get(id)!
        if (here) lines.push({ t: 'put', id: doc.id, version, doc })
        else if (from.xid > 0) lines.push({ t: 'drop', id: doc.id })
      }
      const ack = ackSeq(incarnation)
      if (lines.length === 0 && ack === from.ackSeq && from.xid >= xid) return null
      lines.push({ t: 'cursor', cursor: `${epoch}.${xid}`, ackSeq: ack, time })
      return { lines, xid, ackSeq: ack }
    },
  }
}
export type FakeStore = ReturnType<typeof fakeStore>
