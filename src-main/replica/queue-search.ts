import { foldForSearch } from '../../src-shared/std/plain-text.ts'

/** Searched words: what the trigram index can narrow down, and what every hit has to contain. */
export interface SearchPlan {
  /** FTS5 expression: every trigram of every word of three letters or more; null where all words are shorter. */
  readonly match: string | null
  readonly words: readonly string[]
}

const WORDS = 6
const TRIGRAMS = 24

/** Null for a search of nothing. The index has no positions (so that it is small), so hits are checked against the words. */
export function planSearch(text: string): SearchPlan | null {
  const words = foldForSearch(text).split(/\s+/).filter(Boolean).slice(0, WORDS)
  if (words.length === 0) return null
  const trigrams = new Set<string>()
  for (const word of words) {
    const letters = [...word]
    for (let i = 0; i + 3 <= letters.length && trigrams.size < TRIGRAMS; i++)
      trigrams.add(letters.slice(i, i + 3).join(''))
  }
  // Every order number begins with it: it narrows nothing down, and is the longest list of the index.
  if (trigrams.size > 1) trigrams.delete('pb-')
  const match =
    trigrams.size === 0
      ? null
      : [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')
  return { match, words }
}
