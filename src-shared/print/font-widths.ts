/**
 * Advance widths of U+0020–U+007E in thousandths of the height, for the scalable font 0 of label printers (a condensed
 * bold grotesque). Measured on rendered labels.
 */
const ASCII = [
  250, 333, 333, 500, 500, 833, 667, 250, 333, 333, 500, 500, 333, 800, 333, 278, 500, 500, 500, 500, 500,
  500, 500, 500, 500, 500, 278, 278, 500, 500, 500, 500, 833, 556, 556, 556, 611, 500, 500, 611, 611, 278,
  444, 556, 500, 778, 611, 611, 556, 611, 611, 556, 500, 611, 556, 833, 556, 556, 500, 333, 250, 333, 500,
  500, 333, 500, 500, 444, 500, 500, 278, 500, 500, 278, 278, 444, 278, 778, 500, 500, 500, 500, 333, 444,
  278, 500, 444, 667, 444, 444, 389, 274, 250, 274, 500,
]
const WIDE: Record<string, number> = {
  '—': 1000,
  '…': 1000,
  '™': 860,
  '‰': 1000,
  Œ: 833,
  Æ: 778,
  œ: 722,
  æ: 722,
  '©': 780,
  '®': 780,
  '¼': 750,
  '½': 750,
  '¾': 750,
}

/** How wide a character is, in thousandths of the letter height; a good guess where another font will draw it. */
export function charWidth(char: string): number {
  const code = char.codePointAt(0)!
  if (code < 0x7f) return ASCII[code - 32] ?? 0
  if (WIDE[char]) return WIDE[char]
  if (/\p{Mn}|\p{Default_Ignorable_Code_Point}/u.test(char)) return 0
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u.test(
      char,
    )
  )
    return 1000
  const base = char.normalize('NFD').codePointAt(0)!
  return (base < 0x7f && ASCII[base - 32]) || 600
}

/** Width of a line in millimetres at a letter height of `sizeMm`. */
export function textWidth(text: string, sizeMm: number): number {
  let thousandths = 0
  for (const char of text) thousandths += charWidth(char)
  return (thousandths * sizeMm) / 1000
}
