import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stationKey } from './station-key.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'packbench-key-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Keychain = Parameters<typeof stationKey>[0]

/** A keychain that turns the text around, and can be locked or hold a key that should be renewed. */
function aKeychain(
  state: Partial<{ available: boolean; backend: string; locked: boolean; old: boolean }> = {},
): Keychain {
  return {
    isAsyncEncryptionAvailable: async () => state.available ?? true,
    getSelectedStorageBackend: () => (state.backend ?? 'gnome_libsecret') as 'gnome_libsecret',
    encryptStringAsync: async (text) => Buffer.from([...text].reverse().join('')),
    decryptStringAsync: async (sealed) => {
      if (state.locked) throw new Error('The keychain is locked')
      return { result: [...sealed.toString()].reverse().join(''), shouldReEncrypt: state.old ?? false }
    },
  }
}

test('the key is made once, and is not on disk as it is', async () => {
  const key = await stationKey(aKeychain(), folder)
  expect(key).toHaveLength(32)
  expect(await stationKey(aKeychain(), folder)).toEqual(key)
  expect(readFileSync(join(folder, 'station.key'), 'utf8')).not.toContain(key.toString('base64'))
})

test('a key that should be sealed anew stays the same key', async () => {
  const key = await stationKey(aKeychain(), folder)
  expect(await stationKey(aKeychain({ old: true }), folder)).toEqual(key)
  expect(await stationKey(aKeychain(), folder)).toEqual(key)
})

test('a locked keychain is no reason to make another key', async () => {
  const key = await stationKey(aKeychain(), folder)
  await expect(stationKey(aKeychain({ locked: true }), folder)).rejects.toThrow('locked')
  expect(await stationKey(aKeychain(), folder)).toEqual(key)
})

test('a key that cannot be read now is not replaced', async () => {
  mkdirSync(join(folder, 'station.key'))
  await expect(stationKey(aKeychain(), folder)).rejects.toThrow('EISDIR')
})

test.each([{ backend: 'basic_text' }, { available: false }])(
  'without a keychain nothing is kept: %o',
  async (state) => {
    await expect(stationKey(aKeychain(state), folder, 'linux')).rejects.toThrow(
      'This machine has no keychain',
    )
  },
)
