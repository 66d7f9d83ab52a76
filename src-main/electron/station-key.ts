import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'

type Keychain = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

const keyBytes = 32

/**
 * The key that the station's tokens are sealed with, kept in `folder` as the system's keychain sealed it.
 * Throws a sentence where the machine has no keychain worth the name: on Linux it may fall back to a fixed key
 * that everyone knows, and tokens that live for months do not go under that.
 */
export async function stationKey(
  keychain: Keychain,
  folder: string,
  platform = process.platform,
): Promise<Buffer> {
  if (!(await keychain.isAsyncEncryptionAvailable())) throw new Error(noKeychain)
  if (platform === 'linux' && keychain.getSelectedStorageBackend() === 'basic_text')
    throw new Error(noKeychain)
  const file = join(folder, 'station.key')
  const sealed = await readFile(file).catch(absent)
  if (sealed === null) return keep(file, folder, keychain, randomBytes(keyBytes))
  // A refusal may pass (a locked keychain): the file stays, and the person is told by whoever called.
  const { result, shouldReEncrypt } = await keychain.decryptStringAsync(sealed)
  const key = Buffer.from(result, 'base64')
  return shouldReEncrypt ? keep(file, folder, keychain, key) : key
}

const noKeychain =
  'This machine has no keychain, so the station could not keep its sign-in safe. ' +
  'Install one (on Linux: gnome-keyring or KWallet), or run the station in the browser instead.'

/** Only a file that is not there may be made anew; one that cannot be read now may be readable later. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function keep(file: string, folder: string, keychain: Keychain, key: Buffer): Promise<Buffer> {
  const sealed = await keychain.encryptStringAsync(key.toString('base64'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, sealed, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
  return key
}
