import type { Tx } from '../../db/database.ts'

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Names of the factories, makers, people and stations whose ids stand anywhere in these texts, as the caller may see them. */
export async function namesIn(tx: Tx, texts: readonly (string | null)[]): Promise<Record<string, string>> {
  const ids = [...new Set(texts.flatMap((text) => text?.match(IDS) ?? []))]
  if (ids.length === 0) return {}
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from factories where id = any($1::uuid[])
     union all select id, name from users where id = any($1::uuid[])
     union all select m.id, u.name from maker_profiles m join users u on u.id = m.user_id where m.id = any($1::uuid[])
     union all select id, name from devices where id = any($1::uuid[])`,
    [ids],
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
