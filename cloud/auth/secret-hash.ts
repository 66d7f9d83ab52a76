import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's recommendation for argon2id: 19 MiB of memory, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32
const derive = promisify(argon2)

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,171})$/

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

/**
 * Argon2id of a password or PIN as a PHC string (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`), the form that
 * every argon2 library reads. Text is compared as NFC, so that the same word typed on another keyboard matches.
 */
export async function hashSecret(secret: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', {
    message: secret.normalize('NFC'),
    nonce,
    tagLength: TAG_BYTES,
    ...COST,
  })
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** Whether `secret` is the one behind `hash`. A hash that is no argon2id PHC string matches nothing. */
export async function matchesSecret(secret: string, hash: string): Promise<boolean> {
  const parts = PHC.exec(hash)
  if (!parts) return false
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const got = await derive('argon2id', {
    message: secret.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(got, expected)
}

let decoy: Promise<string> | undefined

/** As long as `matchesSecret` takes, and false: for an account that does not exist or has no password. */
export async function matchesNothing(secret: string): Promise<false> {
  await matchesSecret(secret, await (decoy ??= hashSecret('nobody')))
  return false
}
