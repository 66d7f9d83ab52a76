import type { z } from 'zod'
import type { Db } from './sqlite.ts'

/** Small named facts about this station, each with its schema. */
export interface SettingsTable {
  /** The value, or null where it was never set or does not fit its schema any more. */
  get<T extends z.ZodType>(name: string, schema: T): z.infer<T> | null
  set(name: string, value: unknown): void
  remove(name: string): void
}

export function settingsTable(db: Db): SettingsTable {
  const read = db
    .prepare<[string], string>('select value from settings where name = ?')
    .pluck() as unknown as { get(name: string): string | undefined }
  const write = db.prepare(
    'insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
  )
  const remove = db.prepare('delete from settings where name = ?')
  return {
    get(name, schema) {
      const text = read.get(name)
      if (text === undefined) return null
      const parsed = schema.safeParse(JSON.parse(text))
      return parsed.success ? parsed.data : null
    },
    set: (name, value) => void write.run(name, JSON.stringify(value)),
    remove: (name) => void remove.run(name),
  }
}
