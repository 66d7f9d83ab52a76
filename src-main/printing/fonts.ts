import { GlobalFonts } from '@napi-rs/canvas'

/** Families that systems ship, in the order in which a letter is looked for; the first that exists also sets the look. */
const PREFERRED = [
  'Noto Sans',
  'Segoe UI',
  'Helvetica Neue',
  'Roboto',
  'Arial',
  'DejaVu Sans',
  'Liberation Sans',
  'Noto Sans Arabic',
  'Noto Naskh Arabic',
  'Geeza Pro',
  'Tahoma',
  'Noto Sans Hebrew',
  'Arial Hebrew',
  'Noto Sans CJK JP',
  'Noto Sans JP',
  'Yu Gothic',
  'Meiryo',
  'MS Gothic',
  'Hiragino Sans',
  'IPAGothic',
  'TakaoGothic',
  'Sawarabi Gothic',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Microsoft YaHei',
  'PingFang SC',
  'WenQuanYi Zen Hei',
  'Noto Sans CJK KR',
  'Noto Sans KR',
  'Malgun Gothic',
  'Apple SD Gothic Neo',
  'Noto Sans Thai',
  'Leelawadee UI',
  'Thonburi',
  'Noto Sans Devanagari',
  'Nirmala UI',
  'Kohinoor Devanagari',
  'Noto Sans Ethiopic',
  'Ebrima',
  'Kefa',
  'Arial Unicode MS',
  'Unifont',
]

const registered: string[] = []
let stack: string | null = null

/** The font families of this machine that letters are looked for in, as a CSS list; empty where there are none. */
export function fontStack(): string {
  if (stack !== null) return stack
  const here = new Set(GlobalFonts.families.map(({ family }) => family))
  stack = PREFERRED.filter((family) => here.has(family))
    .concat(registered)
    .map((family) => `"${family}"`)
    .join(', ')
  return stack
}

/** Adds font files (TTF, OTF, WOFF2) to those of the machine. A file that cannot be read is left out; says how many were taken. */
export function addFontFiles(paths: readonly string[]): number {
  const taken = paths.filter((path) => {
    const family = `packbench-${registered.length}`
    const key = GlobalFonts.registerFromPath(path, family)
    if (key) registered.push(family)
    return key !== null
  })
  stack = null
  return taken.length
}
