import type { ReplicaFile } from '../replica/replica-file.ts'
import type { Outbox } from './outbox.ts'
import { rebase } from './rebase.ts'

/** Works out anew what the screen shows of one fulfilment (I5). Runs inside a transaction of the replica. */
export function project(replica: ReplicaFile, outbox: Outbox, id: string): void {
  const stored = replica.fulfillments.find(id)
  if (!stored) return
  const base = stored.base ?? stored.doc
  const pending = outbox.pendingOf(id, replica.position.read())
  if (pending.length === 0 && stored.base === null) return
  replica.fulfillments.put({ ...stored, doc: rebase(base, pending), base: pending.length > 0 ? base : null })
}

/**
 * After a start: an action is acknowledged once it is in the outbox, so a crash can have left the replica behind,
 * or ahead by what was taken back or turned down since. Both sides are looked at.
 */
export function projectAll(replica: ReplicaFile, outbox: Outbox): void {
  replica.transact(() => {
    for (const id of new Set([...outbox.entities(), ...replica.fulfillments.idsWithBase()]))
      project(replica, outbox, id)
  })
}
