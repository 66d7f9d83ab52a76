import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/** Fonts that come as packages, so that a statement looks the same on every machine. */
const PACKAGES: readonly { name: string; folder: string; files: RegExp }[] = [
  {
    name: '@fontsource-variable/inter',
    folder: 'files',
    files: /-(latin|latin-ext|greek|cyrillic)-wght-normal\.woff2$/,
  },
  { name: '@embedpdf/fonts-arabic', folder: 'fonts', files: /-Regular\.ttf$/ },
  { name: '@embedpdf/fonts-hebrew', folder: 'fonts', files: /-Regular\.ttf$/ },
  { name: '@fontsource/sawarabi-gothic', folder: 'files', files: /-\d+-400-normal\.woff2$/ },
  { name: '@fontsource/noto-sans-thai-looped', folder: 'files', files: /-thai-400-normal\.woff2$/ },
  { name: '@fontsource/mukta', folder: 'files', files: /-devanagari-400-normal\.woff2$/ },
]

let families: string | null = null

/**
 * The families of a statement, as a canvas wants them. Latin, Greek, Cyrillic, Arabic, Hebrew, Japanese, Thai and
 * Devanagari come with us; of Chinese and Korean what Japanese does not have is looked for on the machine, and is a box
 * where the machine has no font for it.
 */
export function statementFonts(): string {
  if (families !== null) return families
  const registered = PACKAGES.flatMap(({ name, folder, files }) => {
    const home = homeOf(name)
    if (!home) return []
    return readdirSync(join(home, folder))
      .filter((file) => files.test(file))
      .toSorted()
      .flatMap((file) => {
        const family = `statement ${file}`
        return GlobalFonts.registerFromPath(join(home, folder, file), family) ? [`"${family}"`] : []
      })
  })
  families = [...registered, '"Noto Sans CJK SC"', '"Noto Sans CJK KR"', 'sans-serif'].join(', ')
  return families
}

/** Looked for on disk: not every package lets its package.json be resolved. */
const homeOf = (name: string): string | undefined =>
  (createRequire(import.meta.url).resolve.paths(name) ?? [])
    .map((folder) => join(folder, name))
    .find((folder) => existsSync(folder))
