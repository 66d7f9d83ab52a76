import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
export const NONCE = 12
export const TAG = 16
/** What sealing adds to the length of anything. */
export const OVERHEAD = NONCE + TAG

/** `nonce | sealed | tag` under AES-256-GCM with a fresh nonce. It opens only with the same key in the same context. */
export function seal(key: Uint8Array, bytes: Uint8Array, context: Uint8Array | string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  cipher.setAAD(typeof context === 'string' ? Buffer.from(context) : context)
  const sealed = cipher.update(bytes)
  cipher.final()
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()])
}

/** What was sealed; null where it was changed, sealed with another key, or belongs elsewhere. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: Uint8Array | string): Buffer | null {
  if (sealed.length < OVERHEAD) return null
  const opener = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE))
  opener.setAAD(typeof context === 'string' ? Buffer.from(context) : context)
  opener.setAuthTag(sealed.subarray(sealed.length - TAG))
  const bytes = opener.update(sealed.subarray(NONCE, sealed.length - TAG))
  try {
    opener.final()
    return bytes
  } catch {
    return null
  }
}
