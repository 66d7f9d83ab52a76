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
