import { model, specs, type DemoProduct } from './catalogue.ts'
import { knob, stand, type Mesh } from './model.ts'

interface Part {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly mesh: Mesh
  readonly color: readonly [number, number, number]
  readonly price: number
  readonly sku: string
  readonly variants: readonly { readonly title: string; readonly facts: Readonly<Record<string, string>> }[]
}

const PARTS: readonly Part[] = [
  {
    slug: 'part-knob',
    title: 'Cupboard knob, six lobes',
    description: 'Printed to order by a maker near you. Holds an M4 screw; smooth after sanding by hand.',
    mesh: knob(),
    color: [52, 60, 70],
    price: 9_500,
    sku: 'KNOB',
    variants: [
      { title: 'Black', facts: { Process: 'FDM', Material: 'PETG', Colour: 'Black', Layer: '0.16 mm' } },
      { title: 'White', facts: { Process: 'FDM', Material: 'PLA', Colour: 'White', Layer: '0.16 mm' } },
    ],
  },
  {
    slug: 'part-phone-stand',
    title: 'Phone stand',
    description: 'A heavy little wedge that your phone leans on. Printed solid, by a maker near you.',
    mesh: stand(),
    color: [206, 112, 74],
    price: 18_900,
    sku: 'STAND',
    variants: [
      { title: 'Grey resin', facts: { Process: 'SLA', Material: 'Resin', Colour: 'Grey', Layer: '0.05 mm' } },
    ],
  },
  {
    slug: 'coaster-protea',
    title: 'Coaster, birch',
    description: 'Cut from birch plywood by laser and oiled by hand.',
    mesh: knob(0, 45, 4),
    color: [214, 178, 128],
    price: 7_900,
    sku: 'COAST',
    variants: [
      { title: '90 mm', facts: { Process: 'Laser cutting', Material: 'Plywood', Size: '90 × 90 × 4 mm' } },
    ],
  },
]

/** What makers make for the demo's shop: parts with models that are closed and can be printed. */
export const MAKER_PRODUCTS: readonly DemoProduct[] = PARTS.map((part) => ({
  slug: part.slug,
  title: part.title,
  description: part.description,
  status: 'published',
  subject: { kind: 'model', mesh: part.mesh, color: part.color },
  files: [model(part.slug, part.mesh)],
  days: 6,
  madeBy: 'makers',
  variants: part.variants.map(({ title, facts }, at) => ({
    sku: `MK-${part.sku}-${at + 1}`,
    title,
    price: part.price,
    place: '',
    specs: specs(facts),
  })),
}))
