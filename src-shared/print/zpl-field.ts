/** Bytes that mean something to the printer inside field data, and everything that is not plain ASCII. */
const SPECIAL = new Set(Array.from('^~_\\', (char) => char.charCodeAt(0)))

/**
 * Text → field data that cannot be read as a command, for `^FH` with the indicator `_` in `^CI28`: UTF-8, with every byte
 * that is `^`, `~`, `_`, `\`, a control character or above 0x7E written as `_XX`. At most `maxBytes` of text.
 * `\&` is a line break to some printers even when written in hex, so it is torn apart by a space.
 */
export function zplFieldData(text: string, maxBytes = 900): string {
  let data = ''
  let bytes = 0
  for (const char of text.toWellFormed().normalize('NFC').replaceAll('\\&', '\\ &')) {
    const encoded = utf8(char.codePointAt(0)!)
    bytes += encoded.length
    if (bytes > maxBytes) break
    for (const byte of encoded)
      data +=
        byte < 0x20 || byte > 0x7e || SPECIAL.has(byte)
          ? `_${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte)
  }
  return data
}

/** One code point as UTF-8 (RFC 3629). */
function utf8(code: number): number[] {
  if (code < 0x80) return [code]
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)]
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
}
