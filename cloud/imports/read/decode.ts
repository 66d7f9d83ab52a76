/** How a file's bytes are letters. `utf-8` with or without a byte order mark. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** A file that is no text at all, in words: what it is, and what to send instead. */
export interface NotText {
  readonly notText: string
}

const PROBE = 64 * 1024

/**
 * Bytes of an export as text. What is valid UTF-8 is UTF-8 (few texts are by accident); else Windows-1252, in which every
 * byte is a letter; UTF-16 only with its mark. Never throws.
 */
export function decode(
  bytes: Uint8Array,
  wanted: Encoding | null = null,
): { text: string; encoding: Encoding } | NotText {
  const strange = whatElse(bytes)
  if (strange) return { notText: strange }
  const encoding = wanted ?? detect(bytes)
  return { text: new TextDecoder(encoding).decode(bytes).replace(/^\ufeff/, ''), encoding }
}

function detect(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const startsWith = (bytes: Uint8Array, ...begin: number[]): boolean =>
  begin.every((byte, at) => bytes[at] === byte)

/** What a file is that is not a CSV, by its first bytes. */
function whatElse(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'The file is empty. Export the orders again.'
  if (startsWith(bytes, 0x50, 0x4b))
    return 'This is an Excel workbook or a zip file. Open it and save it as CSV, or unpack it first.'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return 'This is an old Excel workbook. Open it and save it as CSV.'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'This is a PDF. Export the orders as CSV.'
  if (startsWith(bytes, 0x1f, 0x8b)) return 'This file is packed. Unpack it first.'
  const utf16 = startsWith(bytes, 0xff, 0xfe)
  if (!utf16 && bytes.subarray(0, PROBE).includes(0))
    return 'This is not a text file. Export the orders as CSV.'
  return null
}
