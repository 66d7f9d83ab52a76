import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Seals tokens with a key of 32 bytes that only this machine's keychain can give back. A station's folder that was
 * copied to another machine opens none of them: people sign in again there, and the station is enrolled again.
 */
export function sealedWith(key: Uint8Array) {
  return {
    seal(secret: string): string {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce)
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(sealed: string): string | null {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < nonceBytes + tagBytes) return null
      const opener = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes))
      opener.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        return Buffer.concat([opener.update(bytes.subarray(nonceBytes + tagBytes)), opener.final()]).toString(
          'utf8',
        )
      } catch {
        return null
      }
    },
  }
}
