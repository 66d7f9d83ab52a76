import type { PrintSpec } from '../../src-shared/catalog/product.ts'
import { ARTWORKS, artworkCanvas, type Artwork } from './artwork.ts'
import { encodeCanvas } from './encode-canvas.ts'
import { gear, hook, planter, stl, type Mesh } from './model.ts'
import { posterPdf } from './poster-pdf.ts'
import type { Subject } from './product-picture.ts'

export interface DemoFile {
  readonly name: string
  readonly mediaType: string
  bytes(): Promise<Buffer>
}

export interface DemoVariant {
  readonly sku: string
  readonly title: string
  /** Minor units of rand. */
  readonly price: number
  readonly place: string
  readonly specs: readonly PrintSpec[]
}

export interface DemoProduct {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly status: 'published' | 'draft' | 'archived'
  readonly subject: Subject
  readonly files: readonly DemoFile[]
  readonly variants: readonly DemoVariant[]
  readonly days: number
  /** Made by makers, who are asked one by one; the others are made in the factories. */
  readonly madeBy?: 'makers'
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

const png = (artwork: Artwork, width: number, height: number): DemoFile => ({
  name: `${artwork.slug}-${width}x${height}.png`,
  mediaType: 'image/png',
  bytes: once(() => encodeCanvas(artworkCanvas(artwork, width, height), 'png')),
})

const pdf = (artwork: Artwork): DemoFile => ({
  name: `${artwork.slug}-proof.pdf`,
  mediaType: 'application/pdf',
  bytes: once(() => posterPdf(artwork)),
})

export const model = (name: string, mesh: Mesh): DemoFile => ({
  name: `${name}.stl`,
  mediaType: 'model/stl',
  bytes: once(() => Promise.resolve(stl(mesh, name))),
})

export const specs = (facts: Readonly<Record<string, string | undefined>>): PrintSpec[] =>
  Object.entries(facts).flatMap(([name, value]) => (value ? [{ name, value }] : []))

const posters: DemoProduct[] = ARTWORKS.map((artwork, index) => ({
  slug: `poster-${artwork.slug}`,
  title: `Poster “${artwork.title}”`,
  description: `Giclée print of “${artwork.title}” on heavy matte paper, made to order and rolled in a tube. Colours stay for a lifetime out of direct sun.`,
  status: 'published',
  subject: { kind: 'poster', artwork },
  files: [png(artwork, 900, 1260), pdf(artwork)],
  days: 3,
  variants: [
    {
      sku: `POS-${index + 1}-A3`,
      title: 'A3',
      price: 24_900,
      place: `P-${index + 1}1`,
      specs: specs({ Paper: '230 g matte', Size: '297 × 420 mm' }),
    },
    {
      sku: `POS-${index + 1}-A2`,
      title: 'A2',
      price: 38_900,
      place: `P-${index + 1}2`,
      specs: specs({ Paper: '230 g matte', Size: '420 × 594 mm' }),
    },
  ],
}))

const mugs: DemoProduct[] = (
  [
    [0, '#f4f2ec'],
    [1, '#2d5b8c'],
    [3, '#f4f2ec'],
    [5, '#24303a'],
  ] as const
).map(([pick, color]) => {
  const artwork = ARTWORKS[pick]!
  return {
    slug: `mug-${artwork.slug}`,
    title: `Mug “${artwork.title}”`,
    description:
      'Stoneware mug of 330 ml, printed all round and fired twice. Safe in the dishwasher and the microwave.',
    status: 'published',
    subject: { kind: 'mug', artwork, color },
    files: [png(artwork, 960, 400)],
    days: 2,
    variants: [
      {
        sku: `MUG-${pick + 1}-330`,
        title: '330 ml',
        price: 18_500,
        place: `M-0${pick + 1}`,
        specs: specs({ Print: 'Sublimation, all round', Volume: '330 ml' }),
      },
      {
        sku: `MUG-${pick + 1}-450`,
        title: '450 ml',
        price: 22_500,
        place: `M-1${pick + 1}`,
        specs: specs({ Print: 'Sublimation, all round', Volume: '450 ml' }),
      },
    ],
  }
})

const shirts: DemoProduct[] = (
  [
    [4, '#24303a', 'Charcoal'],
    [0, '#e9e4d8', 'Sand'],
    [2, '#f4f4f2', 'White'],
  ] as const
).map(([pick, color, shade]) => {
  const artwork = ARTWORKS[pick]!
  return {
    slug: `shirt-${artwork.slug}`,
    title: `T-shirt “${artwork.title}”`,
    description: `Organic cotton, 180 g, in ${shade.toLowerCase()}. Printed on the chest with water-based inks that stay soft.`,
    status: 'published',
    subject: { kind: 'shirt', artwork, color },
    files: [png(artwork, 720, 900)],
    days: 4,
    variants: ['S', 'M', 'L', 'XL'].map((size) => ({
      sku: `TEE-${pick + 1}-${size}`,
      title: `${shade}, ${size}`,
      price: 32_900,
      place: `T-${pick + 1}${size}`,
      specs: specs({ Print: 'DTG, chest, 240 × 300 mm', Cloth: '180 g organic cotton' }),
    })),
  }
})

const parts: DemoProduct[] = [
  {
    slug: 'part-planter',
    title: 'Twisted planter',
    mesh: planter(),
    price: 45_900,
    color: [96, 160, 140] as const,
    file: 'twisted-planter',
    facts: { Process: 'FDM, PLA', Layer: '0.20 mm', Infill: '15 %' },
  },
  {
    slug: 'part-gear',
    title: 'Replacement gear, 20 teeth',
    mesh: gear(),
    price: 12_900,
    color: [230, 126, 60] as const,
    file: 'gear-20',
    facts: { Process: 'SLS, nylon 12', Tolerance: '± 0.2 mm' },
  },
  {
    slug: 'part-hook',
    title: 'Wall hook',
    mesh: hook(),
    price: 8_900,
    color: [150, 160, 175] as const,
    file: 'wall-hook',
    facts: { Process: 'FDM, PETG', Layer: '0.20 mm' },
  },
].map(({ slug, title, mesh, price, color, file, facts }, index) => ({
  slug,
  title,
  description:
    'Printed in our own workshop from a model that we drew ourselves, cleaned and checked by hand.',
  status: 'published' as const,
  subject: { kind: 'model' as const, mesh, color },
  files: [model(file, mesh)],
  days: 5,
  variants: [
    { sku: `3DP-${index + 1}`, title: 'Standard', price, place: `D-0${index + 1}`, specs: specs(facts) },
  ],
}))

const resting: DemoProduct[] = [
  {
    ...posters[4]!,
    slug: 'banner-market-weave',
    title: 'Banner “Market weave”',
    status: 'draft',
    variants: [
      {
        sku: 'BAN-1',
        title: '60 × 200 cm',
        price: 119_000,
        place: 'P-90',
        specs: specs({ Cloth: '110 g polyester' }),
      },
    ],
  },
  {
    ...mugs[2]!,
    slug: 'mug-muizenberg-swell-2025',
    title: 'Mug “Muizenberg swell”, 2025 edition',
    status: 'archived',
    variants: [
      { sku: 'MUG-OLD-1', title: '330 ml', price: 16_500, place: 'M-90', specs: specs({ Volume: '330 ml' }) },
    ],
  },
]

/** What the demo factory prints: posters, mugs, T-shirts and 3D parts. */
export const CATALOGUE: readonly DemoProduct[] = [...posters, ...mugs, ...shirts, ...parts, ...resting]

/** An EAN-13 of our own number range (20–29 is for use inside a company), with its check digit. */
export function ean13(serial: number): string {
  const digits = `20${String(serial).padStart(10, '0')}`
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return `${digits}${(10 - (sum % 10)) % 10}`
}
