const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const

/** Bytes as people say them: `480 kB`, `9.4 MB`. */
export function saySize(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  const digits = unit > 1 && size < 100 ? 1 : 0
  return `${size.toFixed(digits)} ${UNITS[unit]}`
}
