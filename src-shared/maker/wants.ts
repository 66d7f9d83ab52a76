import type { PrintSpec } from '../catalog/product.ts'
import { foldForSearch } from '../std/plain-text.ts'
import type { Box } from './box.ts'
import { parseBox } from './box.ts'

/** What a job asks of whoever makes it. */
export interface Wants {
  /** `FDM`, `PETG`, `black`, as the product says them. */
  readonly processes: readonly string[]
  readonly materials: readonly string[]
  readonly colours: readonly string[]
  /** The largest piece. Null where nobody knows its size. */
  readonly box: Box | null
}

/** What products call these things; other specs are for the maker to read and ask nothing of a machine. */
const NAMES: Readonly<Record<string, 'processes' | 'materials' | 'colours' | 'size'>> = {
  process: 'processes',
  technique: 'processes',
  method: 'processes',
  print: 'processes',
  material: 'materials',
  filament: 'materials',
  resin: 'materials',
  colour: 'colours',
  color: 'colours',
  size: 'size',
  dimensions: 'size',
}

/** Reads what a job asks for from its items' specs, and the boxes of its models where they are known (millimetres). */
export function wantsOf(specs: readonly PrintSpec[], boxes: readonly Box[] = []): Wants {
  const found = { processes: new Map(), materials: new Map(), colours: new Map() } as Record<
    'processes' | 'materials' | 'colours',
    Map<string, string>
  >
  const sizes = [...boxes]
  for (const { name, value } of specs) {
    const what = NAMES[foldForSearch(name)]
    if (what === 'size') {
      const box = parseBox(value)
      if (box) sizes.push(box)
    } else if (what) found[what].set(foldForSearch(value), value)
  }
  return {
    processes: [...found.processes.values()],
    materials: [...found.materials.values()],
    colours: [...found.colours.values()],
    box: sizes.toSorted((a, b) => a.x * a.y * a.z - b.x * b.y * b.z).at(-1) ?? null,
  }
}
