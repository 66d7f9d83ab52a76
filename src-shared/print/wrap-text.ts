/** How wide a piece of text is, in the unit of the width that lines are broken at. */
export type Measure = (text: string) => number

/** Where a line may be broken: after a space, after a hyphen or slash inside a word, and between letters of scripts without spaces. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60] ?|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60/-]*[/-]?(?: |(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?<=[/-])|$)/gu

export interface Wrapped {
  readonly lines: string[]
  /** A word was too long for a line and had to be broken inside. */
  readonly brokenWord: boolean
}

/** One line of text → as many lines as it takes to stay within `width`. */
export function wrapText(text: string, width: number, measure: Measure): Wrapped {
  if (measure(text) <= width) return { lines: text ? [text] : [], brokenWord: false }
  const lines: string[] = []
  let line = ''
  let brokenWord = false
  for (const piece of text.match(PIECES) ?? [text]) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line.trim()) lines.push(line.trim())
    line = piece
    if (measure(piece.trimEnd()) <= width) continue
    brokenWord = true
    const parts = breakWord(piece, width, measure)
    line = parts.pop() ?? ''
    lines.push(...parts)
  }
  if (line.trim()) lines.push(line.trim())
  return { lines, brokenWord }
}

/** A word that is longer than a line, in parts that are not; letters keep their marks. */
function breakWord(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    if (part && measure((part + segment).trimEnd()) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return part ? [...parts, part] : parts
}

/** The first `count` lines; the last of them ends in an ellipsis where more was to come. */
export function cutLines(lines: readonly string[], count: number, width: number, measure: Measure): string[] {
  if (lines.length <= count) return [...lines]
  const kept = lines.slice(0, count)
  const letters = Array.from(new Intl.Segmenter('en').segment(kept.pop() ?? ''), ({ segment }) => segment)
  while (letters.length > 0 && measure(`${letters.join('').trimEnd()}…`) > width) letters.pop()
  return [...kept, `${letters.join('').trimEnd()}…`]
}
