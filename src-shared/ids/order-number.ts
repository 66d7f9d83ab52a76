import { z } from 'zod'

/** What people read aloud and scan: `PB-` and eight characters without the ones that look alike (0 O 1 I L U). */
export const orderNumber = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .pipe(z.string().regex(/^PB-[2-9A-HJKMNP-TV-Z]{8}$/))

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight random bytes → an order number. Not a counter, so that numbers tell nobody how much is sold. */
export const orderNumberFrom = (random: Uint8Array): string =>
  `PB-${Array.from(random.subarray(0, 8), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`
