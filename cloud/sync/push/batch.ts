import { createHash } from 'node:crypto'
import type { Refusal } from '../../../src-shared/mutations/refusal.ts'
import { canonicalJson } from '../../../src-shared/std/canonical-json.ts'
import type { PushedMutation, PushRequest } from '../../../src-shared/sync/protocol.ts'

/** One mutation on its way through the cloud, and the cloud's word on it. */
export interface Verdict {
  readonly mutation: PushedMutation
  readonly refusal: Refusal | null
}

/** What a push comes to. Everything but `answered` changes nothing. */
export type PushResult =
  | { readonly kind: 'answered'; readonly body: string; readonly scopes: ReadonlySet<string> }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'gap'; readonly expectedSeq: number }
  | { readonly kind: 'conflict'; readonly seq: number }

/** What must not change under a sequence number: everything that has a bearing on the effect. */
export const argsHash = ({ name, version, entityId, args, actorId, occurredAt }: PushedMutation): string =>
  createHash('sha256')
    .update(canonicalJson({ name, version, entityId, args, actorId, occurredAt }))
    .digest('hex')

/** The first thing wrong with a batch as such, by field; null when its numbers follow one another and its ids are its own. */
export function batchFault({ mutations }: PushRequest): { field: string; message: string } | null {
  const ids = new Set<string>()
  for (const [index, { seq, id, args }] of mutations.entries()) {
    if (seq !== mutations[0]!.seq + index)
      return {
        field: `mutations.${index}.seq`,
        message: `must be ${mutations[0]!.seq + index}: numbers follow one another`,
      }
    if (ids.has(id)) return { field: `mutations.${index}.id`, message: 'stands in this batch twice' }
    ids.add(id)
    if (isDeeperThan(DEEPEST, args))
      return { field: `mutations.${index}.args`, message: `is nested deeper than ${DEEPEST} levels` }
  }
  return null
}

/** No mutation's arguments come near; what goes deeper would exhaust the stack of whoever walks through it. */
const DEEPEST = 32

function isDeeperThan(limit: number, value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}
