import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Goods } from '../catalog/goods.ts'
import type { SellingShop } from '../catalog/shop.ts'
import { oneFeeEverywhere } from '../../src-shared/order/shipping-rates.ts'
import { priceCart } from './price-cart.ts'

const shop: SellingShop = {
  name: 'Shop',
  supportEmail: 'help@shop.example',
  addressLines: [],
  currency: 'ZAR',
  zones: oneFeeEverywhere(9500),
  tax: { percent: 15, label: 'VAT 15 %', included: false, exceptions: [] },
}
const goods = (variantId: string, overrides: Partial<Goods> = {}): Goods => ({
  variantId,
  type: 'product',
  slug: 's',
  title: 't',
  variantTitle: 'v',
  sku: 'S',
  price: 12900,
  currency: 'ZAR',
  available: true,
  requiresShipping: true,
  codes: [],
  place: null,
  specs: [],
  printAssets: [],
  productionDays: 3,
  pictureId: null,
  thumbnail: null,
  ...overrides,
})
const price = (lines: { variantId: string; quantity: number }[], ...shelf: Goods[]) =>
  priceCart(lines, new Map(shelf.map((one) => [one.variantId, one])), shop, 'ZA')

test('items, shipping once, and tax on both, rounded half up', () => {
  expect(price([{ variantId: 'a', quantity: 2 }], goods('a', { price: 12901 }))).toMatchObject({
    subtotal: 25802,
    shipping: 9500,
    tax: 5295,
    total: 40597,
  })
})

test('what is sold out, unknown or in another currency is gone and costs nothing', () => {
  const priced = price(
    [
      { variantId: 'a', quantity: 1 },
      { variantId: 'b', quantity: 1 },
      { variantId: 'c', quantity: 1 },
    ],
    goods('a', { available: false }),
    goods('c', { currency: 'EUR' }),
  )
  expect(priced.gone.map((line) => line.variantId)).toEqual(['a', 'b', 'c'])
  expect(priced).toMatchObject({ subtotal: 0, shipping: 0, tax: 0, total: 0 })
})

test('nothing to send, nothing to pay for sending', () => {
  expect(price([{ variantId: 'a', quantity: 1 }], goods('a', { requiresShipping: false }))).toMatchObject({
    requiresShipping: false,
    shipping: 0,
  })
})

test('whatever the cart, the country, the zones and the tax: what is paid adds up to the cent', () => {
  const country = fc.constantFrom('ZA', 'DE', 'JP', null)
  const amounts = fc.array(
    fc.record({ price: fc.integer({ min: 0, max: 5_000_000 }), quantity: fc.integer({ min: 1, max: 99 }) }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(
      amounts,
      country,
      fc.boolean(),
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 100_000 }),
      (cart, to, included, rate, fee) => {
        const shelf = cart.map(({ price }, at) => goods(`v${at}`, { price }))
        const lines = cart.map(({ quantity }, at) => ({ variantId: `v${at}`, quantity }))
        const zones = [
          { name: 'Home', countries: ['ZA'], rates: [{ fromSubtotal: 0, fee }], freeFrom: 1_000_000 },
          { name: 'Rest', countries: [], rates: [{ fromSubtotal: 0, fee: fee * 2 }], freeFrom: null },
        ]
        const tax = {
          percent: rate / 100,
          label: 'VAT',
          included,
          exceptions: [{ country: 'DE', percent: 7 }],
        }
        const priced = priceCart(
          lines,
          new Map(shelf.map((one) => [one.variantId, one])),
          { ...shop, zones, tax },
          to,
        )
        const items = cart.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
        const sending = to === 'ZA' || to === null ? (items >= 1_000_000 ? 0 : fee) : fee * 2
        const share = BigInt(to === 'DE' ? 700 : rate)
        const whole = included ? 10_000n + share : 10_000n
        const due = (2n * BigInt(items + sending) * share + whole) / (2n * whole)
        expect(priced).toMatchObject({ subtotal: items, shipping: sending, tax: Number(due) })
        expect(priced.total).toBe(items + sending + (included ? 0 : Number(due)))
      },
    ),
  )
})

test('nowhere to send to is told, and nothing is charged for it', () => {
  const zones = [{ name: 'Home', countries: ['ZA'], rates: [{ fromSubtotal: 0, fee: 8500 }], freeFrom: null }]
  const priced = priceCart(
    [{ variantId: 'a', quantity: 1 }],
    new Map([['a', goods('a')]]),
    { ...shop, zones },
    'JP',
  )
  expect(priced).toMatchObject({ unreachable: true, shipping: 0, shippingZone: null })
})
