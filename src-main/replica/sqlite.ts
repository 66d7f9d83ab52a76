import Database from 'better-sqlite3'
import { closeSync, openSync } from 'node:fs'

/** An open SQLite file. Only this room writes SQL; others get their tables. */
export type Db = Database.Database

/** How much a file is worth: what is `precious` waits for the disk at each commit, a `cache` can be fetched again. */
export type Worth = 'precious' | 'cache'

/**
 * Opens a file in WAL mode, alone: a second process on the same file is refused (`SQLITE_BUSY`), and the lock goes
 * with the process. The compiled default of better-sqlite3 does not fsync WAL commits, so that a power cut loses
 * acknowledged rows: a precious file is set to FULL, and this is asserted. Throws what SQLite throws.
 */
export function openSqlite(path: string, worth: Worth): Db {
  // Made by us with its mode, which SQLite then gives to the files beside it.
  closeSync(openSync(path, 'a', 0o600))
  const db = new Database(path, { timeout: 2000 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma(worth === 'precious' ? 'synchronous = FULL' : 'synchronous = NORMAL')
    db.pragma('temp_store = MEMORY')
    // What is deleted names customers: it is overwritten and does not stay in the pages that are let go.
    db.pragma('secure_delete = ON')
    if (worth === 'cache') {
      db.pragma('cache_size = -32768')
      // A first copy is written in one go: fewer, larger checkpoints.
      db.pragma('wal_autocheckpoint = 8000')
    }
    const mode = {
      journal: db.pragma('journal_mode', { simple: true }),
      sync: db.pragma('synchronous', { simple: true }),
    }
    if (mode.journal !== 'wal' || mode.sync !== (worth === 'precious' ? 2 : 1)) {
      throw new Error(`${path} cannot be opened safely: journal ${mode.journal}, synchronous ${mode.sync}`)
    }
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Whether the pages of the file fit together. Reads the whole file. */
export const isSound = (db: Db): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** The file itself is broken. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)) || error instanceof DamagedContent

/** The disk has no room, or cannot be written to. */
export const isDiskTrouble = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(codeOf(error))

/** Another process holds the file. */
export const isLocked = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))

/** A row that SQLite could read, but whose content makes no sense any more. */
export class DamagedContent extends Error {
  constructor(where: string) {
    super(`Damaged content in ${where}`)
    this.name = 'DamagedContent'
  }
}

/** JSON from a column; what cannot be read is damage. */
export function readJson<T>(text: string, where: string): T {
  try {
    return JSON.parse(text) as T
  } catch {
    throw new DamagedContent(where)
  }
}
