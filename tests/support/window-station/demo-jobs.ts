import type { Actor, Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import type { Person } from '../../../src-shared/station-contract/status.ts'
import { demoFulfillment, id } from './demo-work.ts'
import { planterPicture, posterPicture } from './pictures.ts'

const MAKER_ID = id(8, 1)
/** The station of one maker, and who works at it. */
export const MAKER_HOME = { id: MAKER_ID, name: 'Jovanović-Østergård Fine Prints & Small Parts' }
export const MAKERS: readonly Person[] = [
  { id: id(1, 6), name: 'Milena Jovanović', role: 'maker', permissions: [], hasPin: true },
]
const MILENA: Actor = { id: id(1, 6), name: 'Milena Jovanović', role: 'maker' }
const OFFICE: Actor = { id: id(1, 3), name: 'Priya Naidoo', role: 'admin' }

const part = (title: string, variant: string, colour: string, file: string, more: [string, string][]) => ({
  sku: `PRT-${file.slice(0, 3).toUpperCase()}-${variant.length}`,
  title,
  variant,
  picture: planterPicture(colour),
  file,
  mediaType: 'model/stl',
  specs: more.map(([name, value]) => ({ name, value })),
})

/** What this maker makes. */
const PARTS = [
  part('Vase “Low tide”', '90 mm, slate', '#56626c', 'vase-low-tide-90.stl', [
    ['Process', 'FDM'],
    ['Material', 'PLA matte'],
    ['Colour', 'Slate grey'],
    ['Layer', '0.2 mm'],
    ['Infill', '15 %, gyroid'],
    ['Size', '68 × 68 × 90 mm'],
  ]),
  part('Bracket for a shelf', 'Left, PETG', '#2f5fae', 'bracket-left.stl', [
    ['Process', 'FDM'],
    ['Material', 'PETG'],
    ['Colour', 'Traffic blue (RAL 5017)'],
    ['Infill', '40 %'],
  ]),
  {
    ...part('Art print “Harbour at six”', 'A3, Hahnemühle', '#87b7d8', 'harbour-at-six-a3.png', [
      ['Process', 'Giclée'],
      ['Paper', 'Hahnemühle Photo Rag 308 g'],
      ['Size', '297 × 420 mm'],
    ]),
    mediaType: 'image/png',
    picture: posterPicture('#87b7d8', '#27506b'),
  },
  {
    ...part(
      'Donaudampfschifffahrtsgesellschaft, Gedenkplakette mit Namen, die nicht enden wollen',
      'A4, zwei Seiten',
      '#f1c38a',
      'gedenkplakette-vorder-und-rückseite.pdf',
      [
        ['Process', 'Risograph'],
        ['Paper', '120 g recycled'],
      ],
    ),
    mediaType: 'application/pdf',
    picture: posterPicture('#f1c38a', '#b06a35'),
  },
]

const DAY = 24 * 60
/** Minutes until the nth job is due: some late, some of every day, some much later. */
const dueIn = (n: number): number =>
  [-300, 190, 420, DAY + 200, 2 * DAY, 4 * DAY, 9 * DAY][n % 7]! + (n % 50) * 7

/** One believable job of a maker; `n` decides what it is and how far it is. */
export function demoJob(n: number, nowMs: number): Fulfillment {
  const doc = demoFulfillment(n, nowMs)
  const things = [PARTS[n % PARTS.length]!, ...(n % 5 === 3 ? [PARTS[(n + 1) % PARTS.length]!] : [])]
  const items = things.map(({ file: _, mediaType: __, ...thing }, line) => ({
    ...thing,
    id: id(20 + line, n),
    quantity: 1 + (n % 3),
    packed: doc.state === 'shipped' || doc.state === 'delivered' ? 1 + (n % 3) : 0,
    codes: [],
    place: null,
  }))
  const open = doc.endedAt === null
  const dueAt = open ? new Date(nowMs + dueIn(n) * 60_000).toISOString() : doc.dueAt
  const byMaker = (by: Actor): Actor => (by.role === 'operator' ? MILENA : by)
  return {
    ...doc,
    provider: 'maker',
    factoryId: null,
    makerId: MAKER_ID,
    requiresShipping: true,
    dueAt,
    items,
    packedAt: null,
    printFiles: things.map((thing, line) => ({
      id: id(30 + line, n),
      itemId: items[line]!.id,
      name: thing.file,
      mediaType: thing.mediaType,
      bytes: 410_084,
      sha256: n.toString(16).padStart(64, 'b'),
    })),
    notes:
      n % 4 === 1
        ? [
            {
              id: id(50, n),
              text: 'Please sand the edge that faces the wall.',
              by: OFFICE,
              at: doc.order.placedAt,
            },
          ]
        : [],
    problem: doc.problem && { ...doc.problem, by: MILENA, text: 'The blue filament arrives tomorrow.' },
    timeline: doc.timeline.map((entry) => ({
      ...entry,
      by: byMaker(entry.by),
      ...(entry.kind === 'routed' && {
        kind: 'assigned' as const,
        detail: 'Near, free, and fits the printer',
      }),
    })),
  }
}
