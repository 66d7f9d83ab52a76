import { createHash } from 'node:crypto'

/** 32 random bytes as text: a refresh token or a device token. Shown once; only its hash is kept. */
export const newToken = (random: (bytes: number) => Uint8Array): string =>
  Buffer.from(random(32)).toString('base64url')

/** SHA-256 in hex. Enough for tokens, which cannot be guessed; passwords need argon2. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
