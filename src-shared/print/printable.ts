/** Letters beyond Latin-1 that the label printers' scalable font 0 is sure to have (Windows-1250, -1252 and -1254 together). */
const EXTRA = new Set('ĄąĆćČčĎďĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŮůŸŹźŻżŽž‘’“”„‚–—…•™€‹›†‡‰ƒ')
/** Characters of Windows-1252 above 0x7F, which is the code page that slips are printed in (ESC t 16). */
const WINDOWS_1252 = new Set('€‚ƒ„…†‡‰Š‹ŒŽ‘’“”•–—™š›œžŸ')

const latin1 = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code <= 0xff && code !== 0xad)

/** What a printer's own letters can show, one character at a time. */
export type Repertoire = (char: string) => boolean

/** Font 0 of a label printer in UTF-8 mode. */
export const labelRepertoire: Repertoire = (char) => latin1(char.codePointAt(0)!) || EXTRA.has(char)

/** A receipt printer in Windows-1252. */
export const slipRepertoire: Repertoire = (char) => latin1(char.codePointAt(0)!) || WINDOWS_1252.has(char)

/** Whether the text holds anything that the printer's letters cannot show, so that it has to be drawn as a picture. */
export const needsRaster = (text: string, repertoire: Repertoire = labelRepertoire): boolean => {
  for (const char of text) if (!repertoire(char)) return true
  return false
}

/** Marks that turn the direction of what follows: a line is a paragraph of its own here, so they only ever do harm. */
// eslint-disable-next-line no-misleading-character-class -- a list of single marks
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
// eslint-disable-next-line no-control-regex -- control characters are what this removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu

/**
 * A customer's text as one printable line: well-formed NFC, every space a plain one, no control characters, no direction
 * marks. Joiners stay only where the line is drawn as a picture, because scripts need them.
 */
export function printableLine(raw: string, repertoire: Repertoire = labelRepertoire): string {
  const line = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(CONTROL, ' ')
    .replace(DIRECTION, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const visible = line.replace(INVISIBLE, '')
  return needsRaster(visible, repertoire) ? line : visible.replace(/ +/g, ' ')
}

const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/gu

/** A line without its emoji, which few printers and fonts show and which no parcel needs. `©` and `®` stay. */
export const withoutEmoji = (line: string): string =>
  line
    .replace(EMOJI, (char) => (labelRepertoire(char) ? char : ''))
    .replace(/\s+/gu, ' ')
    .trim()

/** Letters that the printer has stay, the others are written in ASCII as near as it gets; `?` where nothing is near. */
export function transliterated(
  line: string,
  repertoire: Repertoire,
  toAscii: (text: string) => string,
): string {
  const letters = Array.from(line, (char) =>
    repertoire(char) ? char : toAscii(char).replace(/[^\x20-\x7e]/g, ''),
  )
  return printableLine(letters.join(''), repertoire) || '?'
}
