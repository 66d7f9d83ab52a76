import { z } from 'zod'
import { fulfillment, type Fulfillment } from '../fulfillment/document.ts'
import type { Address } from '../order/address.ts'

/** Made-up orders on which templates are tried: an everyday one, and those that break papers. */
export const sampleOrder = z.enum(['everyday', 'long', 'german', 'arabic', 'japanese', 'twelve'])
export type SampleOrder = z.infer<typeof sampleOrder>

const PLACED = '2026-11-19T09:12:00.000Z'
const SHIPPED = '2026-11-20T13:40:00.000Z'
const id = (kind: string, at: number): string => `019a0000-${kind}-7000-8000-${String(at).padStart(12, '0')}`

interface Thing {
  readonly title: string
  readonly variant: string
  readonly sku: string
  readonly quantity: number
  readonly price: number
}
interface Sample {
  readonly number: string
  readonly to: Address
  readonly note: string | null
  readonly things: readonly Thing[]
}

const MUG: Thing = {
  title: 'Mug “Karoo night”',
  variant: 'Blue, 330 ml',
  sku: 'MUG-KAROO-BLU',
  quantity: 2,
  price: 18500,
}
const POSTER: Thing = {
  title: 'Poster “Table Mountain”',
  variant: 'A2, matt',
  sku: 'POS-TABLE-A2',
  quantity: 1,
  price: 24900,
}

const where = (over: Partial<Address>): Address => ({
  name: '',
  company: null,
  line1: '',
  line2: null,
  city: '',
  region: null,
  postalCode: null,
  country: 'ZA',
  phone: null,
  ...over,
})

const SAMPLES: Readonly<Record<SampleOrder, Sample>> = {
  everyday: {
    number: 'PB-7H2KQ9WX',
    to: where({
      name: 'Naledi Mokoena',
      line1: '14 Bree Street',
      city: 'Cape Town',
      postalCode: '8001',
      phone: '+27 21 555 0134',
    }),
    note: 'It is a present: please leave out the invoice.',
    things: [MUG, POSTER],
  },
  long: {
    number: 'PB-4X8MZR3T',
    to: where({
      name: 'Maximiliana Alexandrina van der Westhuizen-Featherstonehaugh',
      company: 'The Extraordinarily Long-Winded Import and Export Company (Pty) Ltd',
      line1: 'Unit 1204, The Old Biscuit Mill Business Park, 373–375 Albert Road',
      line2: 'Third floor, behind the second courtyard, ring twice at the blue door',
      city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
      region: 'Western Cape',
      postalCode: '7925-0001',
      phone: '+27 21 555 0134 ext. 4471',
    }),
    note: 'Please ring twice and wait, the stairs are long. '.repeat(12).trim(),
    things: [
      {
        title: 'Limited edition hand-numbered giclée print of the Drakensberg amphitheatre at dawn',
        variant: 'A1, heavyweight cotton rag, white border, signed in pencil',
        sku: 'PRT-DRAKENSBERG-DAWN-A1-CR',
        quantity: 10,
        price: 1249900,
      },
    ],
  },
  german: {
    number: 'PB-9QWK2M7V',
    to: where({
      name: 'Jürgen Großmann-Weißhäupl',
      company: 'Straßenbahnverkehrsgesellschaft Köln mbH',
      line1: 'Äußere Königsstraße 12 a',
      line2: 'Hinterhaus, 3. Stock',
      city: 'Köln',
      postalCode: '50667',
      country: 'DE',
    }),
    note: 'Bitte beim Hausmeister abgeben, falls niemand öffnet. Schöne Grüße!',
    things: [{ ...MUG, title: 'Becher „Größe zählt“', variant: 'Grün, 330 ml' }, POSTER],
  },
  arabic: {
    number: 'PB-3ZP6HTYR',
    to: where({
      name: 'فاطمة الزهراء بنت عبد الرحمن',
      line1: 'شارع الشيخ زايد، برج النخيل، الطابق ١٢',
      city: 'دبي',
      country: 'AE',
      phone: '+971 4 555 0134',
    }),
    note: 'يرجى الاتصال قبل التسليم بنصف ساعة.',
    things: [{ ...MUG, title: 'كوب «ليل الصحراء»', variant: 'أزرق' }, POSTER],
  },
  japanese: {
    number: 'PB-8VJ5NC2D',
    to: where({
      name: '長谷川 桃子',
      company: '株式会社さくら文具店',
      line1: '西新宿2丁目8番1号',
      line2: 'さくらマンション 1203号室',
      city: '東京都新宿区',
      postalCode: '163-8001',
      country: 'JP',
    }),
    note: '不在の場合は宅配ボックスに入れてください。',
    things: [{ ...MUG, title: 'マグカップ「夜の海」', variant: '青' }, POSTER],
  },
  twelve: {
    number: 'PB-6RD4WFX9',
    to: where({
      name: 'Sibusiso Dlamini',
      company: 'Dlamini & Daughters',
      line1: '88 Florida Road',
      city: 'Durban',
      postalCode: '4001',
    }),
    note: null,
    things: Array.from({ length: 12 }, (_, at) => ({
      ...(at % 2 === 0 ? MUG : POSTER),
      sku: `${at % 2 === 0 ? MUG.sku : POSTER.sku}-${at + 1}`,
      quantity: (at % 4) + 1,
    })),
  },
}

/** The document of a made-up order, sent in one parcel. */
export function sampleFulfillment(name: SampleOrder): Fulfillment {
  const { number, to, note, things } = SAMPLES[name]
  return fulfillment.parse({
    id: id('0001', 1),
    storeId: id('0002', 1),
    orderId: id('0003', 1),
    provider: 'factory',
    factoryId: id('0004', 1),
    makerId: null,
    state: 'shipped',
    requiresShipping: true,
    order: {
      number,
      placedAt: PLACED,
      customerName: to.name,
      customerNote: note,
      parts: name === 'twelve' ? 2 : 1,
      currency: 'ZAR',
    },
    shipTo: to,
    dueAt: SHIPPED,
    items: things.map(({ title, variant, sku, quantity, price }, at) => ({
      id: id('0005', at),
      sku,
      title,
      variant,
      quantity,
      packed: quantity,
      codes: at === 0 ? ['4006381333931'] : [],
      place: `${String.fromCharCode(65 + (at % 6))}${at + 1}-${(at % 3) + 1}`,
      picture: null,
      specs: [],
      unitPrice: price,
    })),
    printFiles: [],
    parcels: [
      {
        id: id('0006', 1),
        carrier: 'dhl',
        carrierName: 'DHL',
        trackingNumber: 'JD014600006281230701',
        trackingUrl: 'https://www.dhl.com/track?id=JD014600006281230701',
        grams: 1240,
        shippedAt: SHIPPED,
      },
    ],
    notes: [],
    hold: null,
    problem: null,
    timeline: [],
    startedAt: PLACED,
    packedAt: SHIPPED,
    shippedAt: SHIPPED,
    deliveredAt: null,
    endedAt: SHIPPED,
  })
}
