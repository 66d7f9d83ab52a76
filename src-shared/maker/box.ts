/** The size of a thing, in millimetres. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly z: number
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`
const THREE = new RegExp(
  String.raw`${NUMBER}\s*[×x*]\s*${NUMBER}(?:\s*[×x*]\s*${NUMBER})?\s*(mm|cm|m)?\b`,
  'iu',
)
const MILLIMETRES: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1000 }

/** `120 × 80 × 40 mm` or `42 x 59.4 cm` (flat things are 1 mm thick) → millimetres; null for anything else. */
export function parseBox(text: string): Box | null {
  const match = THREE.exec(text)
  if (!match) return null
  const scale = MILLIMETRES[match[4]?.toLowerCase() ?? 'mm']!
  const side = (digits: string | undefined): number => (digits ? Number(digits.replace(',', '.')) * scale : 1)
  const box = { x: side(match[1]), y: side(match[2]), z: side(match[3]) }
  return box.x > 0 && box.y > 0 && box.z > 0 ? box : null
}

const sides = ({ x, y, z }: Box): number[] => [x, y, z].toSorted((a, b) => a - b)

/** Whether a thing goes into a machine, turned by quarter turns if need be. */
export const fitsInto = (thing: Box, machine: Box): boolean => {
  const room = sides(machine)
  return sides(thing).every((side, index) => side <= room[index]!)
}

/** `120 × 80 × 40 mm`, to the next whole millimetre. */
export const sayBox = ({ x, y, z }: Box): string =>
  `${[x, y, z].map((side) => Math.ceil(side)).join(' × ')} mm`
