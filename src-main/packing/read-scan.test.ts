import { expect, test } from 'vitest'
import { aFulfillment, GOODS } from '../../tests/support/bench-orders.ts'
import { readScan, type ScanWorld } from './read-scan.ts'

const order = aFulfillment({ number: 'PB-ABCD2345', quantities: [3, 1] })
const world = (packing = order, packed: number[] = [0, 0]): ScanWorld => ({
  packing: { ...packing, items: packing.items.map((item, n) => ({ ...item, packed: packed[n]! })) },
  orderCalled: (number) => (number === 'PB-ABCD2345' ? order.id : null),
  titleOf: (code) => GOODS.find((good) => good.code === code)?.title ?? null,
})

test('an order number opens, whatever is being packed and however it is typed', () => {
  expect(readScan(' pb-abcd2345 ', world())).toEqual({ kind: 'open', fulfillmentId: order.id })
  expect(readScan('PB-ZZZZ9999', world()).kind).toBe('unknown')
})

test('a tracking number is one only when everything is packed; before that it is an unknown code', () => {
  expect(readScan('TCG12345678', world()).kind).toBe('unknown')
  expect(readScan('TCG12345678', world(order, [3, 1]))).toEqual({
    kind: 'tracking',
    carrier: 'courier_guy',
    trackingNumber: 'TCG12345678',
  })
  expect(readScan('zz 9876 5432 1', world(order, [3, 1]))).toEqual({
    kind: 'tracking',
    carrier: null,
    trackingNumber: 'ZZ987654321',
  })
  expect(readScan('12345', world(order, [3, 1])).kind).toBe('unknown')
  expect(readScan(GOODS[2].code, world(order, [3, 1]))).toMatchObject({
    kind: 'wrong',
    sentence: 'Not in this order: Poster “Table Mountain”. This order has everything.',
  })
})

test('an extra piece is named with how many are wanted', () => {
  expect(readScan(GOODS[0].code, world(order, [3, 0]))).toMatchObject({
    kind: 'extra',
    sentence: 'One too many: Mug, blue is wanted 3 times. This order wants Mug, green.',
  })
})

test.each([
  ['PB:SHIP', 'ship'],
  ['pb:ok', 'ok'],
  ['PB:UNDO', 'undo'],
  ['PB:PRINT', 'print'],
])('%s is a command', (code, command) => {
  expect(readScan(code, world())).toEqual({ kind: 'command', command })
})

test('a code that looks like a property of every object is just unknown', () => {
  for (const code of ['__proto__', 'constructor', 'PB:TOSTRING'])
    expect(readScan(code, world()).kind).toBe('unknown')
})
