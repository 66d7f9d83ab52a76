import { actor, type Actor } from '../../src-shared/fulfillment/document.ts'
import { refuse } from '../../src-shared/mutations/refusal.ts'
import type { Instant } from '../../src-shared/std/instant.ts'
import type { UnsoundRow } from '../replica/outbox-table.ts'
import type { StationFile } from '../replica/station-file.ts'

const NOBODY: Actor = {
  id: '00000000-0000-4000-8000-000000000000' as Actor['id'],
  name: 'not readable',
  role: 'service',
}

/**
 * A row that has rotted on disk must not take effect as something else than was done. It moves to the tray, where a
 * person sees which action it was (I11, I13). If it had a number, the gap is found and numbered anew by the push.
 */
export function trayOfUnreadable(file: StationFile, row: UnsoundRow, at: Instant): void {
  const args = parsed(row.args)
  const by = actor.safeParse(parsed(row.actor))
  file.refusals.add({
    mutationId: row.mutationId,
    entityId: row.entityId,
    orderNumber: row.orderNumber,
    name: row.name,
    args: args !== null && typeof args === 'object' ? (args as Record<string, unknown>) : {},
    actor: by.success ? by.data : NOBODY,
    occurredAt: row.occurredAt,
    refusedAt: at,
    refusal: refuse('bad_arguments', {
      field: 'stored action',
      problem: 'damaged on the disk of this station',
    }),
    beforeDoc: file.outbox.beforeOf(row.mutationId),
  })
  file.outbox.removeAt(row.pos)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
