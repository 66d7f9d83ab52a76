import { installedFontFiles } from './font-packages.ts'
import { canvasPackage } from './packages.ts'

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

let stack: string | null = null
const packaged: string[] = []
const registering = registerPackaged()

function* registerPackaged(): Generator<undefined, undefined> {
  const { GlobalFonts } = canvasPackage()
  for (const [at, path] of installedFontFiles().entries()) {
    const family = `packbench-${at}`
    if (GlobalFonts.registerFromPath(path, family)) packaged.push(family)
    yield
  }
}

/** Makes one font file of an installed package known. False when all of them are. */
export const registerNextFont = (): boolean => registering.next().done !== true

/**
 * The font families that letters are looked for in, as a CSS list: those of this machine, then those of installed packages.
 * Empty where there are none. Found once, at the first text that needs them.
 */
export function fontStack(): string {
  if (stack !== null) return stack
  while (registerNextFont());
  const here = new Set(canvasPackage().GlobalFonts.families.map(({ family }) => family))
  stack = [...PREFERRED.filter((family) => here.has(family)), ...packaged]
    .map((family) => `"${family}"`)
    .join(', ')
  return stack
}
