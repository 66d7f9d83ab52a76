/** Every code that ISO 3166-1 has and this machine has a name for, by its English name in small letters. */
function namesOfCountries(): Map<string, string> {
  const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return new Map(
    codes.flatMap((code) => {
      const known = name.of(code)
      return known && !RESERVED.has(code) ? [[fold(known), code] as const] : []
    }),
  )
}

/** Names of what is not a country that parcels go to, or another code of one that has its own. */
const RESERVED = new Set([
  'EU',
  'EZ',
  'UN',
  'UK',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
])

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/[^a-z]+/g, ' ')
    .replace(/^the /, '')
    .trim()

/** As shops write them and the standard does not. */
const ALSO: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'czech republic': 'CZ',
  turkey: 'TR',
  'hong kong': 'HK',
  macao: 'MO',
  'korea south': 'KR',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  'viet nam': 'VN',
  swaziland: 'SZ',
  'cote d ivoire': 'CI',
  'ivory coast': 'CI',
}

let names: Map<string, string> | undefined

/** A country as a shop writes it, by code or English name → its ISO 3166-1 alpha-2 code; null where it is none. */
export function countryCode(written: string): string | null {
  const text = written.trim()
  names ??= namesOfCountries()
  if (/^[A-Za-z]{2}$/.test(text)) {
    const code = text.toUpperCase()
    return code === 'UK' ? 'GB' : [...names.values()].includes(code) ? code : null
  }
  return names.get(fold(text)) ?? ALSO[fold(text)] ?? null
}
