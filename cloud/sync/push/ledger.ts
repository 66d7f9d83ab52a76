import type { PushedMutation } from '../../../src-shared/sync/protocol.ts'
import type { Tx } from '../../db/database.ts'
import { scopeOf, type SyncDevice } from '../device.ts'
import { argsHash, type Verdict } from './batch.ts'

/** Which life of which station a batch is from. */
export interface Origin {
  readonly device: SyncDevice
  readonly incarnation: string
}

/** A recorded answer, found again by its sequence number or by the mutation's id. */
interface Recorded {
  seq: number
  incarnation: string
  mutation_id: string
  args_hash: string
  outcome: string
}

/** A batch as it meets the ledger. `known` are answers by sequence number; `fresh` is still to be judged. */
export type Opened =
  | { kind: 'revoked' }
  | { kind: 'gap'; expectedSeq: number }
  | { kind: 'conflict'; seq: number }
  | { kind: 'open'; lastSeq: number; known: Known[]; repeated: Known[]; fresh: PushedMutation[] }

export interface Known {
  readonly mutation: PushedMutation
  /** The answer, byte for byte. */
  readonly outcome: string
}

/**
 * Takes the turn of this life of the station, and finds what of the batch was answered before. From here to the end of
 * the transaction no other batch of this life runs, and the station cannot be revoked: revoking waits, or came first.
 */
export async function openBatch(
  tx: Tx,
  { device, incarnation }: Origin,
  mutations: readonly PushedMutation[],
): Promise<Opened> {
  const standing = await tx.first<{ revoked: boolean }>(
    'select revoked_at is not null as revoked from devices where id = $1 for share',
    [device.id],
  )
  if (!standing || standing.revoked) return { kind: 'revoked' }
  const first = mutations[0]!.seq
  const lastSeq = await lockedHead(tx, { device, incarnation }, first)
  if (first > lastSeq + 1) return { kind: 'gap', expectedSeq: lastSeq + 1 }
  const recorded = await tx.query<Recorded>(
    `select seq::int as seq, incarnation, mutation_id, args_hash, outcome from device_mutations
     where device_id = $1 and incarnation = $2 and seq between $3 and $4
     union
     select seq::int, incarnation, mutation_id, args_hash, outcome from device_mutations
     where device_id = $1 and mutation_id = any($5::uuid[]) and not repeated`,
    [device.id, incarnation, first, mutations.at(-1)!.seq, mutations.map(({ id }) => id)],
  )
  return sorted(mutations, lastSeq, incarnation, recorded)
}

/** The last sequence number of this life, its row locked; the row is made for a batch that begins with 1. */
async function lockedHead(tx: Tx, { device, incarnation }: Origin, first: number): Promise<number> {
  const lock = () =>
    tx.first<{ last_seq: number }>(
      'select last_seq::int as last_seq from device_incarnations where device_id = $1 and incarnation = $2 for update',
      [device.id, incarnation],
    )
  const head = await lock()
  if (head) return head.last_seq
  // Nothing is left behind by a batch that is turned away.
  if (first > 1) return 0
  await tx.query(
    'insert into device_incarnations (device_id, incarnation, scope) values ($1, $2, $3) on conflict do nothing',
    [device.id, incarnation, scopeOf(device)],
  )
  return (await lock())!.last_seq
}

function sorted(
  mutations: readonly PushedMutation[],
  lastSeq: number,
  incarnation: string,
  recorded: readonly Recorded[],
): Opened {
  const here = new Map(recorded.filter((row) => row.incarnation === incarnation).map((row) => [row.seq, row]))
  const byId = new Map(recorded.map((row) => [row.mutation_id, row]))
  const known: Known[] = []
  const repeated: Known[] = []
  const fresh: PushedMutation[] = []
  for (const mutation of mutations) {
    const before = mutation.seq <= lastSeq ? here.get(mutation.seq) : byId.get(mutation.id)
    if (!before) fresh.push(mutation)
    else if (before.mutation_id !== mutation.id || before.args_hash !== argsHash(mutation))
      return { kind: 'conflict', seq: mutation.seq }
    else if (mutation.seq <= lastSeq) known.push({ mutation, outcome: before.outcome })
    else repeated.push({ mutation, outcome: withSeq(before.outcome, mutation.seq) })
  }
  return { kind: 'open', lastSeq, known, repeated, fresh }
}

/** The same answer under the number that the mutation has in its station's new life. */
const withSeq = (outcome: string, seq: number): string =>
  JSON.stringify({ ...(JSON.parse(outcome) as object), seq })

export const outcomeText = ({ mutation, refusal }: Verdict): string =>
  JSON.stringify({ seq: mutation.seq, id: mutation.id, refusal })

/** Longer arguments than any person gives are not kept with a refusal. */
const ARGS_KEPT = 8_000

/** What was tried, for the office to see. Postgres keeps no NUL in JSON. */
function argsText({ args }: PushedMutation): string | null {
  const text = JSON.stringify(args).replaceAll('\\u0000', '\\ufffd')
  return text.length > ARGS_KEPT ? null : text
}

/** Records the answers and how far this life has come, in the transaction of their effects. */
export async function recordOutcomes(
  tx: Tx,
  { device, incarnation }: Origin,
  verdicts: readonly Verdict[],
  repeated: readonly Known[],
  now: string,
): Promise<void> {
  const rows = [
    ...verdicts.map((verdict) => ({
      mutation: verdict.mutation,
      outcome: outcomeText(verdict),
      refused: verdict.refusal !== null,
      repeat: false,
    })),
    ...repeated.map(({ mutation, outcome }) => ({
      mutation,
      outcome,
      refused: (JSON.parse(outcome) as { refusal: unknown }).refusal !== null,
      repeat: true,
    })),
  ]
  if (rows.length === 0) return
  await tx.query(
    `with recorded as (
       insert into device_mutations (device_id, incarnation, recorded_at, seq, mutation_id, entity_id, name, args_hash, actor_id, outcome, refused, repeated, args, occurred_at)
       select $1, $2, $3::timestamptz, seq, mutation_id, entity_id, name, args_hash, actor_id, outcome, refused, repeated, args::jsonb, occurred_at
       from unnest($4::bigint[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::bool[], $12::bool[], $15::text[], $16::timestamptz[])
         as c (seq, mutation_id, entity_id, name, args_hash, actor_id, outcome, refused, repeated, args, occurred_at))
     update device_incarnations set last_seq = $13, xid = pg_current_xact_id(), scope = $14 where device_id = $1 and incarnation = $2`,
    [
      device.id,
      incarnation,
      now,
      rows.map(({ mutation }) => mutation.seq),
      rows.map(({ mutation }) => mutation.id),
      rows.map(({ mutation }) => mutation.entityId),
      rows.map(({ mutation }) => mutation.name.replaceAll('\0', '\ufffd')),
      rows.map(({ mutation }) => argsHash(mutation)),
      rows.map(({ mutation }) => mutation.actorId),
      rows.map(({ outcome }) => outcome),
      rows.map(({ refused }) => refused),
      rows.map(({ repeat }) => repeat),
      Math.max(...rows.map(({ mutation }) => mutation.seq)),
      scopeOf(device),
      rows.map(({ mutation, refused }) => (refused ? argsText(mutation) : null)),
      rows.map(({ mutation, refused }) => (refused ? mutation.occurredAt : null)),
    ],
  )
}
