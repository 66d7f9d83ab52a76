import { foldForSearch } from '../../src-shared/std/plain-text.ts'

/** Searched words: what the trigram index can narrow down, and what every hit has to contain. */
export interface SearchPlan {
  /** FTS5 expression: every trigram of every word of three letters or more; null where all words are shorter. */
  readonly match: string | null
  readonly words: readonly string[]
  /** Words of one or two letters, which the index knows only as beginnings of its trigrams. */
  readonly short: readonly string[]
}

const WORDS = 6
const TRIGRAMS = 24

/** Null for a search of nothing. The index has no positions (so that it is small), so hits are checked against the words. */
export function planSearch(text: string): SearchPlan | null {
  const words = foldForSearch(text).split(/\s+/).filter(Boolean).slice(0, WORDS)
  if (words.length === 0) return null
  const trigrams = new Set<string>()
  const short: string[] = []
  for (const word of words) {
    const letters = [...word]
    if (letters.length < 3) short.push(word)
    // What an order number begins with stands in all of them, and the rest of it finds it.
    const from = word.startsWith('pb-') && letters.length >= 6 ? 3 : 0
    for (let i = from; i + 3 <= letters.length && trigrams.size < TRIGRAMS; i++)
      trigrams.add(letters.slice(i, i + 3).join(''))
  }
  // It narrows nothing down, and is the longest list of the index.
  if (trigrams.size > 1) trigrams.delete('pb-')
  const match = trigrams.size === 0 ? null : [...trigrams].map(quoted).join(' AND ')
  return { match, words, short }
}

const quoted = (trigram: string): string => `"${trigram.replaceAll('"', '""')}"`

/** The search for texts with all of `match` (null for any text) and, for each list of trigrams, at least one of it. */
export const narrowed = (match: string | null, oneOfEach: readonly (readonly string[])[]): string =>
  [
    ...(match === null ? [] : [`(${match})`]),
    ...oneOfEach.map((terms) => `(${terms.map(quoted).join(' OR ')})`),
  ].join(' AND ')
