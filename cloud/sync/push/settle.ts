import { refuse } from '../../../src-shared/mutations/refusal.ts'
import type { PushedMutation } from '../../../src-shared/sync/protocol.ts'
import type { Tx } from '../../db/database.ts'
import { changeOf, type Change } from '../../fulfillment/change.ts'
import type { Verdict } from './batch.ts'
import { isOurs } from './database-errors.ts'
import { judge, type Bench } from './judge.ts'

/** Saves changed fulfilments with all that follows, in the transaction; answers the new versions by id. */
export type SaveChanges = (tx: Tx, changes: readonly Change[]) => Promise<Map<string, number>>

/** What became of a batch: the verdicts, and the documents as they now are. */
export interface Settled {
  readonly verdicts: readonly Verdict[]
  readonly changes: ReadonlyMap<string, Change>
}

/**
 * Judges mutations and saves what they make, all at once. When saving fails, the batch is halved by documents until the
 * one is found that cannot be saved, and that one is taken mutation by mutation: a poison mutation is refused with
 * `could_not_apply`, and nothing else is touched by it. What is not the mutations' fault (a lost connection, a
 * deadlock, a full disk) is thrown, and the whole batch comes again.
 */
export async function settle(
  bench: Bench,
  tx: Tx,
  save: SaveChanges,
  mutations: readonly PushedMutation[],
  documents: ReadonlyMap<string, Change>,
): Promise<Settled> {
  const judged = judge(bench, mutations, documents)
  const changed = [...judged.changes.values()].filter(({ before, after }) => before?.doc !== after)
  if (changed.length === 0) return judged
  await tx.query('savepoint batch')
  try {
    const versions = await save(tx, changed)
    await tx.query('release savepoint batch')
    return { verdicts: judged.verdicts, changes: savedAs(judged.changes, versions) }
  } catch (error) {
    if (isOurs(error)) throw error
    await tx.query('rollback to savepoint batch')
    return narrowed(bench, tx, save, mutations, documents, error)
  }
}

async function narrowed(
  bench: Bench,
  tx: Tx,
  save: SaveChanges,
  mutations: readonly PushedMutation[],
  documents: ReadonlyMap<string, Change>,
  error: unknown,
): Promise<Settled> {
  const [only] = mutations
  if (only && mutations.length === 1) {
    bench.fault(only, error)
    return { verdicts: [{ mutation: only, refusal: refuse('could_not_apply') }], changes: documents }
  }
  const verdicts: Verdict[] = []
  let changes = documents
  for (const part of partsOf(mutations)) {
    const settled = await settle(bench, tx, save, part, changes)
    verdicts.push(...settled.verdicts)
    changes = settled.changes
  }
  return { verdicts: verdicts.toSorted((a, b) => a.mutation.seq - b.mutation.seq), changes }
}

/** Two halves by document, or, of a single document, each mutation by itself in its order (I3). */
function partsOf(mutations: readonly PushedMutation[]): PushedMutation[][] {
  const ids = [...new Set(mutations.map(({ entityId }) => entityId))]
  if (ids.length === 1) return mutations.map((mutation) => [mutation])
  const left = new Set(ids.slice(0, ids.length / 2))
  const { here = [], there = [] } = Object.groupBy(mutations, ({ entityId }) =>
    left.has(entityId) ? 'here' : 'there',
  )
  return [here, there]
}

/** The documents with their new versions: where the next part of the batch goes on. */
function savedAs(
  changes: ReadonlyMap<string, Change>,
  versions: ReadonlyMap<string, number>,
): Map<string, Change> {
  return new Map(
    [...changes].map(([id, change]) => {
      const version = versions.get(id)
      return [id, version === undefined ? change : changeOf({ id, version, doc: change.after })]
    }),
  )
}
