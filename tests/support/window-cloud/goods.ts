import type { PrintSpec } from '../../../src-shared/catalog/product.ts'

/** What the store of the pretended cloud sells. Prices in rand cents. */
export interface Good {
  slug: string
  title: string
  description: string
  status: 'draft' | 'published' | 'archived'
  variants: readonly { sku: string; title: string; price: number; available: boolean }[]
  specs: readonly PrintSpec[]
  place: string
  file: { suffix: string; mediaType: string; bytes: number }
  picture: string | null
  sold30Days: number
}

const drawn = (ground: string, shape: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${ground}"/>${shape}</svg>`)}`

const poster = drawn(
  '#e9e2d6',
  '<rect x="25" y="14" width="46" height="66" fill="#fff"/><rect x="29" y="18" width="38" height="58" fill="#1f4e5f"/><circle cx="53" cy="36" r="9" fill="#f2b544"/><path d="M29 62l14-16 10 10 6-5 8 9v16H29z" fill="#0e2f3a"/>',
)
const mug = drawn(
  '#dfe8ec',
  '<path d="M64 38h8a10 10 0 010 22h-8" fill="none" stroke="#2b5f8a" stroke-width="6"/><path d="M24 28h42v38a8 8 0 01-8 8H32a8 8 0 01-8-8z" fill="#3b7fb5"/><path d="M24 28h42v6H24z" fill="#2b5f8a"/><circle cx="45" cy="52" r="9" fill="#f7d9a0"/>',
)
const shirt = drawn(
  '#e4e9e1',
  '<path d="M34 20l-18 10 7 16 8-4v34h34V42l8 4 7-16-18-10c-4 7-24 7-28 0z" fill="#27323b"/><path d="M40 46h16v14H40z" fill="#e0603a"/>',
)
const planter = drawn(
  '#ece6ee',
  '<path d="M30 44h36l-5 32H35z" fill="#a35a3f"/><path d="M30 44h36l-1 7H31z" fill="#8a4a33"/><path d="M48 44c0-16-12-18-16-22 0 12 6 20 16 22zm0 0c0-18 10-22 17-24 0 14-7 22-17 24z" fill="#3f8a5b"/>',
)
const tote = drawn(
  '#e8ead9',
  '<path d="M37 38V27a11 11 0 0122 0v11" fill="none" stroke="#6f6547" stroke-width="4"/><path d="M26 36h44l4 42H22z" fill="#efe6c8"/><path d="M38 50h20v3H38zm0 8h20v3H38z" fill="#6f6547"/>',
)
const framed = drawn(
  '#dde3e8',
  '<rect x="18" y="14" width="60" height="68" fill="#2a211b"/><rect x="24" y="20" width="48" height="56" fill="#fff"/><rect x="32" y="28" width="32" height="40" fill="#c7d8cf"/><path d="M32 68l12-18 8 9 6-7 6 8v8z" fill="#587a68"/>',
)
const hook = drawn(
  '#e3e6f0',
  '<path d="M30 22h36v10H54v22a12 12 0 11-24 0h10a3 3 0 006 0V32H30z" fill="#4b4f9e"/>',
)

const sized = (sku: string, price: number, sizes: readonly string[], step = 0) =>
  sizes.map((title, at) => ({
    sku: `${sku}-${title.toUpperCase().replace(/[^A-Z0-9]+/g, '-')}`,
    title,
    price: price + at * step,
    available: true,
  }))

export const GOODS: readonly Good[] = [
  {
    slug: 'karoo-dusk-poster',
    title: 'Karoo Dusk poster',
    description: 'A giclée print on heavy matte paper.',
    status: 'published',
    variants: sized('POS-KAROO', 24900, ['A3', 'A2', 'A1'], 14000),
    specs: [
      { name: 'Paper', value: '200 g matte' },
      { name: 'Print', value: 'Giclée, 12 inks' },
      { name: 'Bleed', value: '3 mm' },
    ],
    place: 'A-02',
    file: { suffix: 'print.pdf', mediaType: 'application/pdf', bytes: 18_734_112 },
    picture: poster,
    sold30Days: 143,
  },
  {
    slug: 'morning-sun-mug',
    title: 'Morning Sun mug',
    description: 'Ceramic, dishwasher safe.',
    status: 'published',
    variants: sized('MUG-SUN', 18900, ['Blue, 330 ml', 'Green, 330 ml', 'Blue, 450 ml'], 1500),
    specs: [
      { name: 'Material', value: 'Ceramic' },
      { name: 'Print', value: 'Sublimation wrap' },
    ],
    place: 'B-04',
    file: { suffix: 'wrap.png', mediaType: 'image/png', bytes: 4_102_338 },
    picture: mug,
    sold30Days: 201,
  },
  {
    slug: 'orange-square-tshirt',
    title: 'Orange Square T-shirt',
    description: 'Organic cotton, printed to order.',
    status: 'published',
    variants: [
      ...sized('TEE-SQ', 34900, ['S', 'M', 'L', 'XL']),
      { sku: 'TEE-SQ-XXL', title: 'XXL', price: 36900, available: false },
    ],
    specs: [
      { name: 'Fabric', value: 'Organic cotton, 180 g' },
      { name: 'Print', value: 'Direct to garment, front' },
      { name: 'Pretreat', value: 'Dark garment' },
    ],
    place: 'C-11',
    file: { suffix: 'front.png', mediaType: 'image/png', bytes: 9_880_127 },
    picture: shirt,
    sold30Days: 88,
  },
  {
    slug: 'desk-planter',
    title: 'Desk planter',
    description: 'Printed in recycled PLA.',
    status: 'published',
    variants: sized('3D-PLANTER', 42000, ['Terracotta', 'Chalk', 'Moss']),
    specs: [
      { name: 'Material', value: 'Recycled PLA' },
      { name: 'Layer', value: '0.2 mm' },
      { name: 'Infill', value: '15 % gyroid' },
    ],
    place: 'D-01',
    file: { suffix: 'planter.stl', mediaType: 'model/stl', bytes: 2_418_884 },
    picture: planter,
    sold30Days: 37,
  },
  {
    slug: 'harvest-tote',
    title: 'Harvest tote bag',
    description: 'Heavy canvas with long handles.',
    status: 'published',
    variants: sized('TOTE-HARV', 21900, ['Natural']),
    specs: [
      { name: 'Fabric', value: 'Canvas, 340 g' },
      { name: 'Print', value: 'Screen, 1 colour' },
    ],
    place: 'C-03',
    file: { suffix: 'screen.pdf', mediaType: 'application/pdf', bytes: 1_204_551 },
    picture: tote,
    sold30Days: 64,
  },
  {
    slug: 'green-valley-framed',
    title: 'Green Valley, framed',
    description: 'Framed in solid ash.',
    status: 'published',
    variants: sized('FRM-VALLEY', 119000, ['30 × 40 cm', '50 × 70 cm'], 68000),
    specs: [
      { name: 'Frame', value: 'Ash, 20 mm' },
      { name: 'Glass', value: 'Acrylic, 2 mm' },
      { name: 'Paper', value: '310 g cotton rag' },
    ],
    place: 'A-09',
    file: { suffix: 'print.tif', mediaType: 'image/tiff', bytes: 96_331_904 },
    picture: framed,
    sold30Days: 12,
  },
  {
    slug: 'headphone-hook',
    title: 'Headphone hook',
    description: 'Clamps to any table up to 40 mm.',
    status: 'draft',
    variants: sized('3D-HOOK', 16500, ['Indigo', 'Black']),
    specs: [
      { name: 'Material', value: 'PETG' },
      { name: 'Layer', value: '0.16 mm' },
    ],
    place: 'D-02',
    file: { suffix: 'hook.stl', mediaType: 'model/stl', bytes: 884_201 },
    picture: hook,
    sold30Days: 0,
  },
  {
    slug: 'jahreskalender-landschaften-2027',
    title: 'Wandkalender „Landschaften des südlichen Afrika“, Großformat mit Spiralbindung',
    description: 'Zwölf Monate.',
    status: 'draft',
    variants: sized('CAL-2027', 39900, ['A3', 'A2'], 12000),
    specs: [{ name: 'Paper', value: '250 g silk' }],
    place: 'A-12',
    file: { suffix: 'pages.pdf', mediaType: 'application/pdf', bytes: 141_882_113 },
    picture: null,
    sold30Days: 0,
  },
  {
    slug: 'summer-stickers',
    title: 'Summer sticker sheet',
    description: 'Last summer’s set.',
    status: 'archived',
    variants: sized('STK-SUMMER', 5900, ['One sheet']),
    specs: [{ name: 'Vinyl', value: 'Matte, outdoor' }],
    place: 'A-14',
    file: { suffix: 'cut.pdf', mediaType: 'application/pdf', bytes: 602_110 },
    picture: null,
    sold30Days: 0,
  },
]
