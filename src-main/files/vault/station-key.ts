import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { SettingsTable } from '../../replica/settings-table.ts'

/** What keeps secrets at rest: the system's keychain on a desktop host. Opens to null what was sealed elsewhere. */
export interface Keychain {
  seal(secret: string): string
  open(sealed: string): string | null
}

const KEY = 32

/**
 * The key that the data keys of all files here are sealed with, itself sealed by the keychain. On another machine it
 * does not open: then a new one is made, and what lies here can be read by nobody any more.
 */
export function stationFileKey(settings: SettingsTable, keychain: Keychain): Buffer {
  const sealed = settings.get('fileKey', z.string())
  const opened = sealed === null ? null : keychain.open(sealed)
  const key = opened === null ? null : Buffer.from(opened, 'base64')
  if (key?.length === KEY) return key
  const fresh = randomBytes(KEY)
  settings.set('fileKey', keychain.seal(fresh.toString('base64')))
  return fresh
}
