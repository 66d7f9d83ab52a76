import type {
  Saved,
  SectionContent,
  SectionName,
  Versioned,
} from '../../src-shared/cloud-contract/store-settings.ts'
import { SECTIONS } from '../../src-shared/cloud-contract/store-settings.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Principal } from '../auth/principal.ts'
import { recordAudit } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { papersScope } from '../sync/changes/papers-scope.ts'
import { changedFields } from './changed-fields.ts'
import { readSection, writeThrough } from './sections.ts'
import { findVersion, newestVersions } from './versions.ts'

/** Sections that stations print with. */
const ON_PAPER: readonly SectionName[] = ['store', 'slip', 'label', 'itemLabel']

type Wish = {
  [Name in SectionName]: {
    readonly section: Name
    readonly basedOn: number
    readonly content: SectionContent[Name]
  }
}[SectionName]
type SaveContext = Pick<Cloud, 'db' | 'clock' | 'newId' | 'poke'>

/**
 * Saves a section as a new version, in force at once and recorded. When somebody saved meanwhile, nothing is written and
 * the answer is what they saved.
 */
export const saveSection = (cloud: SaveContext, who: Principal, wish: Wish): Promise<Saved> =>
  onOneSection(cloud, who, wish, (service, before) =>
    append(cloud, service, who, { ...wish, before, restoredFrom: null }),
  )

/** Saves an earlier version once more, as a new one. */
export const restoreSection = (
  cloud: SaveContext,
  who: Principal,
  wish: { readonly section: SectionName; readonly version: number; readonly basedOn: number },
): Promise<Saved> =>
  onOneSection(cloud, who, wish, async (service, before) => {
    const found = await findVersion(service, who.claims.store_id, wish.section, wish.version)
    const content = found && SECTIONS[wish.section].safeParse(found.content)
    if (!content?.success)
      return {
        ok: false,
        why: 'no_such_version',
        sentence: found
          ? `Version ${wish.version} was made for an older Packbench and cannot be brought back as it is.`
          : `There is no version ${wish.version} of this.`,
        current: before,
      }
    return append(cloud, service, who, {
      section: wish.section,
      basedOn: wish.basedOn,
      content: content.data,
      before,
      restoredFrom: wish.version,
    })
  })

/** The store's row is the lock under which savings take turns. */
function onOneSection(
  cloud: SaveContext,
  { claims }: Principal,
  { section, basedOn }: { readonly section: SectionName; readonly basedOn: number },
  act: (service: Tx, before: Versioned<unknown>) => Promise<Saved>,
): Promise<Saved> {
  const storeId = claims.store_id
  return cloud.db.as(claims, (tx) =>
    tx.elevated(async (service) => {
      await service.query('select from stores where id = $1 for update', [storeId])
      const newest = (await newestVersions(service, storeId)).get(section)
      const current = {
        version: newest?.version ?? 0,
        savedBy: newest?.savedBy ?? null,
        savedAt: newest?.savedAt ?? null,
        restoredFrom: newest?.restoredFrom ?? null,
        content: await readSection(service, storeId, section),
      }
      if (current.version !== basedOn)
        return {
          ok: false,
          why: 'changed_meanwhile',
          sentence: `${current.savedBy ?? 'Somebody'} has saved this meanwhile. Nothing was written over: look at both and choose.`,
          current,
        }
      const done = await act(service, current)
      if (done.ok && ON_PAPER.includes(section)) {
        await service.query('update stores set papers_version = papers_version + 1 where id = $1', [storeId])
        service.afterCommit(() => cloud.poke([papersScope(storeId)]))
      }
      return done
    }),
  )
}

interface Append {
  readonly section: SectionName
  readonly basedOn: number
  readonly content: unknown
  readonly before: Versioned<unknown>
  readonly restoredFrom: number | null
}

async function append(
  cloud: SaveContext,
  service: Tx,
  who: Principal,
  { section, basedOn, content, before, restoredFrom }: Append,
): Promise<Saved> {
  const storeId = who.claims.store_id
  const insert = (version: number, what: unknown, by: Principal['person'], from: number | null) =>
    service.query(
      `insert into settings_versions (id, store_id, section, version, content, saved_by, saved_by_name, saved_at, restored_from)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9)`,
      [
        cloud.newId(),
        storeId,
        section,
        version,
        JSON.stringify(what),
        by?.id ?? null,
        by?.name ?? null,
        by && toInstant(cloud.clock.now()),
        from,
      ],
    )
  // What was there before anybody saved can be brought back too.
  if (basedOn === 0 && !(await findVersion(service, storeId, section, 0)))
    await insert(0, before.content, null, null)
  const version = basedOn + 1
  await insert(version, content, who.person, restoredFrom)
  await writeThrough(service, storeId, section, content)
  await recordAudit(cloud, service, who, {
    action: restoredFrom === null ? 'settings.saved' : 'settings.restored',
    subjectType: 'settings',
    subjectId: storeId,
    detail:
      restoredFrom === null
        ? `${SECTION_WORDS[section]}, version ${version}`
        : `${SECTION_WORDS[section]}, version ${version}: version ${restoredFrom} once more`,
    change: changedFields(before.content, content),
  })
  return { ok: true, version }
}

const SECTION_WORDS: Readonly<Record<SectionName, string>> = {
  store: 'Store',
  tax: 'Tax',
  shipping: 'Shipping rates',
  makers: 'Makers',
  slip: 'Packing slip',
  label: 'Shipping label',
  itemLabel: 'Item label',
  mailConfirmation: 'Mail after payment',
  mailShipped: 'Mail after shipping',
  mailDelivered: 'Mail after delivery',
}
