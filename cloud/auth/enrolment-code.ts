/** Without the characters that look alike on a screen across the room: 0 O 1 I L U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/** Eight characters that a person can read aloud, as `ABCD-2345`. About 39 bits; good for 15 minutes, once. */
export function newEnrolmentCode(random: (bytes: number) => Uint8Array): string {
  let code = ''
  while (code.length < LENGTH) {
    // Bytes above the last whole multiple would make some characters likelier than others.
    for (const byte of random(LENGTH)) {
      if (byte < 240 && code.length < LENGTH) code += ALPHABET[byte % ALPHABET.length]
    }
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** As people type it: any case, with or without dashes and spaces. */
export const tidyCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
