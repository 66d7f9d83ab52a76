import {
  printerSettings,
  type PaperKind,
  type PrinterSettings,
} from '../../src-shared/station-contract/printing.ts'
import type { PrintDb } from './print-db.ts'

export type PrinterTable = ReturnType<typeof printerTable>

/** The printers of this station, in the order in which they were added. */
export function printerTable(db: PrintDb) {
  const all = db.prepare('SELECT settings FROM printers ORDER BY position')
  const one = db.prepare('SELECT settings FROM printers WHERE id = ?')
  const put = db.prepare(
    `INSERT INTO printers (id, position, settings) VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM printers), ?)
     ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`,
  )
  const remove = db.prepare('DELETE FROM printers WHERE id = ?')
  const list = () =>
    (all.all() as { settings: string }[]).map(({ settings }) => printerSettings.parse(JSON.parse(settings)))
  return {
    list,
    find: (id: string): PrinterSettings | null => {
      const row = one.get(id) as { settings: string } | undefined
      return row ? printerSettings.parse(JSON.parse(row.settings)) : null
    },
    put: (settings: PrinterSettings) => void put.run(settings.id, JSON.stringify(settings)),
    remove: (id: string): boolean => remove.run(id).changes > 0,
    /** The first printer that is the choice for a paper. */
    firstFor: (kind: PaperKind): PrinterSettings | null =>
      list().find((printer) => printer.prints.includes(kind)) ?? null,
  }
}
