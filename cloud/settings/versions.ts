import { z } from 'zod'
import type { SectionName, Versioned } from '../../src-shared/cloud-contract/store-settings.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Tx } from '../db/database.ts'

const row = z.object({
  version: z.int(),
  content: z.unknown(),
  savedBy: z.string().nullable(),
  savedAt: z.date().nullable(),
  restoredFrom: z.int().nullable(),
})

/** How many versions back a person can look. */
const MOST = 200

const COLUMNS = `version, content, saved_by_name as "savedBy", saved_at as "savedAt", restored_from as "restoredFrom"`

const asVersioned = (one: z.infer<typeof row>): Versioned<unknown> => ({
  ...one,
  content: one.content ?? null,
  savedAt: one.savedAt && toInstant(one.savedAt.getTime()),
})

/** Saved versions of a section, the newest first. */
export const listVersions = async (
  tx: Tx,
  storeId: string,
  section: SectionName,
): Promise<Versioned<unknown>[]> =>
  (
    await tx.rows(
      row,
      `select ${COLUMNS} from settings_versions where store_id = $1 and section = $2 order by version desc limit ${MOST}`,
      [storeId, section],
    )
  ).map(asVersioned)

/** One version of a section; null where there is none of that number. */
export async function findVersion(
  tx: Tx,
  storeId: string,
  section: SectionName,
  version: number,
): Promise<Versioned<unknown> | null> {
  const [found] = await tx.rows(
    row,
    `select ${COLUMNS} from settings_versions where store_id = $1 and section = $2 and version = $3`,
    [storeId, section, version],
  )
  return found ? asVersioned(found) : null
}

/** The newest version of each section that was ever saved. */
export async function newestVersions(
  tx: Tx,
  storeId: string,
): Promise<ReadonlyMap<string, Omit<Versioned<unknown>, 'content'>>> {
  const rows = await tx.rows(
    row.omit({ content: true }).extend({ section: z.string() }),
    `select distinct on (section) section, version, saved_by_name as "savedBy", saved_at as "savedAt", restored_from as "restoredFrom"
     from settings_versions where store_id = $1 order by section, version desc`,
    [storeId],
  )
  return new Map(
    rows.map(({ section, savedAt, ...rest }) => [
      section,
      { ...rest, savedAt: savedAt && toInstant(savedAt.getTime()) },
    ]),
  )
}
