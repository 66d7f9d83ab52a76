import { argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const hash = promisify(argon2)

/** `$argon2id$v=19$m=65536,t=3,p=4$salt$hash`, salt and hash in base64 without padding. */
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,128})\$([A-Za-z0-9+/]{22,172})$/

/** The cost limits that a hash from the cloud may ask of this machine. */
const MOST = { memory: 1_048_576, passes: 20, parallelism: 16 }

/** Whether the PIN fits an Argon2id PHC string, in constant time over the hash. A string that is none fits nothing. */
export async function pinFits(pin: string, phc: string): Promise<boolean> {
  const found = PHC.exec(phc)
  if (!found) return false
  const [memory, passes, parallelism] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (memory > MOST.memory || passes > MOST.passes || parallelism > MOST.parallelism) return false
  const wanted = Buffer.from(found[5]!, 'base64')
  const nonce = Buffer.from(found[4]!, 'base64')
  const tag = (await hash('argon2id', {
    message: pin,
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: wanted.length,
  })) as Buffer
  return timingSafeEqual(tag, wanted)
}
