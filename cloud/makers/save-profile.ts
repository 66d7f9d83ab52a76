import type { z } from 'zod'
import type { profiles } from '../../src-shared/cloud-contract/makers/profiles.ts'
import { canonicalJson } from '../../src-shared/std/canonical-json.ts'
import { recordAudit, type AuditEntry } from '../audit/record.ts'
import type { Tx } from '../db/database.ts'
import type { RequestContext } from '../procedures.ts'
import { getMaker } from './maker-detail.ts'

export type ProfileChange = z.output<NonNullable<(typeof profiles.save)['~orpc']['inputSchema']>>

/** Saves what a maker can, where they are and how much they take. What stays the same is not written and not recorded. */
export async function saveProfile(
  { cloud, principal }: Pick<RequestContext, 'cloud' | 'principal'>,
  tx: Tx,
  wanted: ProfileChange,
): Promise<void> {
  const now = new Date(cloud.clock.now())
  const before = await getMaker(tx, wanted.id, now)
  const { id, ...after } = wanted
  const change = differences(before, after)
  if (Object.keys(change).length === 0) return
  await tx.elevated(async (service) => {
    await service.query(
      `update maker_profiles set capabilities = $2::jsonb, location = $3::jsonb, capacity = $4, notes = $5, updated_at = $6 where id = $1`,
      [
        id,
        JSON.stringify(after.capabilities),
        JSON.stringify(after.location),
        after.capacity,
        after.notes,
        now,
      ],
    )
    await recordAudit(cloud, service, principal, {
      action: 'maker.changed',
      subjectType: 'maker',
      subjectId: id,
      detail: `Profile of ${before.name}: ${Object.keys(change).join(', ')}`,
      change,
    })
  })
}

function differences(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): NonNullable<AuditEntry['change']> {
  const changed = Object.keys(after).filter((key) => canonicalJson(before[key]) !== canonicalJson(after[key]))
  return Object.fromEntries(changed.map((key) => [key, [before[key], after[key]] as const]))
}
