import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Fonts that come as packages, for machines without fonts of their own (a kiosk, a container): which of their files are wanted. */
const PACKAGES: readonly { name: string; folder: string; files: RegExp }[] = [
  { name: '@embedpdf/fonts-arabic', folder: 'fonts', files: /-Regular\.ttf$/ },
  { name: '@embedpdf/fonts-hebrew', folder: 'fonts', files: /-Regular\.ttf$/ },
  { name: '@fontsource/sawarabi-gothic', folder: 'files', files: /-\d+-400-normal\.woff2$/ },
  { name: '@fontsource/noto-sans-thai-looped', folder: 'files', files: /-thai-400-normal\.woff2$/ },
  { name: '@fontsource/mukta', folder: 'files', files: /-devanagari-400-normal\.woff2$/ },
]

/** The font files of those packages that are installed. */
export const installedFontFiles = (from: string = import.meta.url): string[] =>
  PACKAGES.flatMap(({ name, folder, files }) => {
    const home = homeOf(name, from)
    if (!home) return []
    return readdirSync(join(home, folder))
      .filter((file) => files.test(file))
      .map((file) => join(home, folder, file))
  })

/** Looked for on disk: not every package lets its package.json be resolved. */
const homeOf = (name: string, from: string): string | undefined =>
  (createRequire(from).resolve.paths(name) ?? [])
    .map((folder) => join(folder, name))
    .find((folder) => existsSync(folder))
