import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldForSearch } from '../../src-shared/std/plain-text.ts'
import { eachDatabase } from '../../tests/support/databases.ts'

const NAMES = [
  'Zoë Müller',
  'Jürgen Großmann',
  'ŁUKASZ WIŚNIEWSKI',
  'Ødegård  Æsir\tÞór',
  'Ångström',
  'İstanbul ırmak',
  'Пётр ЧАЙКОВСКИЙ',
  'Αθηνά ΠΑΠΑΔΟΠΟΎΛΟΥ',
  '佐藤 美咲',
  'ガブリエル',
  'محمد عبد الرحمن',
  'أحمد',
  'שָׁלוֹם',
  'हिन्दी',
  'ﬁne ½ ①',
  '👩‍🚀 a_b%c\\d',
]
/** Greek writes the last s of a word in its own way; searching takes both for one. */
const oneSigma = (text: string): string => text.replaceAll('ς', 'σ')

eachDatabase('text that orders are found by', (db) => {
  const ask = async (sql: string, values: readonly unknown[]): Promise<string[]> =>
    (await db.pool.query<{ text: string }>(sql, values as unknown[])).rows.map((row) => row.text)

  test('the database folds as the bench does', async () => {
    const letters = fc.sample(
      fc.string({
        unit: fc.integer({ min: 0xa0, max: 0x58f }).map((code) => String.fromCodePoint(code)),
        maxLength: 12,
      }),
      { numRuns: 400, seed: 7 },
    )
    const texts = [...NAMES, ...letters]
    const folded = await ask(
      'select app.fold_for_search(t) as text from unnest($1::text[]) with ordinality as s (t, n) order by n',
      [texts],
    )
    expect(folded).toEqual(texts.map((text) => oneSigma(foldForSearch(text))))
  })

  test('what is kept for the index is ASCII, and differs where the folded text does', async () => {
    const kept = await ask('select app.searchable(t) as text from unnest($1::text[]) as t', [NAMES])
    for (const text of kept) expect(text).toMatch(/^[\x20-\x7e]+$/)
    expect(new Set(kept).size).toBe(NAMES.length)
    const [one] = await ask("select app.searchable('太') as text", [])
    expect(one).toBe('ZFJCK')
  })
})
