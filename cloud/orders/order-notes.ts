import { actor, type Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { ENDED } from '../../src-shared/fulfillment/lifecycle.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { changeOf } from '../fulfillment/change.ts'
import { loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import { saveFulfillments } from '../fulfillment/save.ts'
import { Problem } from '../problem.ts'
import type { OfficePerson } from './change-fulfillments.ts'
import { eventOf } from './edit-order.ts'

/** Adds a note of the office to an order (S1.10). Whoever still works on a part of it sees it at once. */
export async function addOrderNote(
  cloud: Cloud,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  text: string,
): Promise<void> {
  const id = cloud.newId()
  const at = toInstant(cloud.clock.now())
  const by = actor.parse({ ...person, role: 'admin' })
  await inOpenParts(cloud, tx, orderId, (doc) => ({ ...doc, notes: [...doc.notes, { id, text, by, at }] }))
  await tx.elevated(async (service) => {
    await service.query(
      'insert into order_notes (id, store_id, order_id, text, author_id, author_name, created_at) select $1, store_id, id, $3, $4, $5, $6 from orders where id = $2',
      [id, orderId, text, person.id, person.name, at],
    )
    await eventOf(cloud, service, person, orderId, 'noted', text)
  })
}

/**
 * Changes a note of the office, here and at the benches that have it. Throws a 404 when there is none such, and a 409
 * once everything has left: what was said by then is part of the story.
 */
export async function changeOrderNote(
  cloud: Cloud,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  noteId: string,
  text: string,
): Promise<void> {
  const parts = await inOpenParts(cloud, tx, orderId, (doc) => ({
    ...doc,
    notes: doc.notes.map((note) => (note.id === noteId ? { ...note, text } : note)),
  }))
  const before = await tx.first<{ text: string }>(
    'select text from order_notes where id = $1 and order_id = $2',
    [noteId, orderId],
  )
  if (!before) throw new Problem(404, 'not_found', 'There is no such note on this order.')
  if (parts.all > 0 && parts.open === 0)
    throw new Problem(
      409,
      'already_left',
      'This note cannot be changed any more: nothing of the order is left to be made. Add a new note.',
    )
  if (before.text === text) return
  await tx.elevated(async (service) => {
    await service.query('update order_notes set text = $2 where id = $1', [noteId, text])
    await eventOf(cloud, service, person, orderId, 'note_changed', text, { note: [before.text, text] })
  })
}

/** Writes into the documents of what is still to be made; the event that tells of it is the order's own. */
async function inOpenParts(
  cloud: Cloud,
  tx: Tx,
  orderId: string,
  edit: (doc: Fulfillment) => Fulfillment,
): Promise<{ all: number; open: number }> {
  const loaded = [...(await loadFulfillmentsOfOrder(tx, orderId)).values()]
  const open = loaded.filter(({ doc }) => !ENDED.has(doc.state))
  await saveFulfillments(
    cloud,
    tx,
    open.map((one) => ({ ...changeOf(one), after: edit(one.doc) })),
  )
  return { all: loaded.length, open: open.length }
}
