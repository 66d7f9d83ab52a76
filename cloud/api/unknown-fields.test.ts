import { expect, test } from 'vitest'
import { z } from 'zod'
import { cloudContract } from '../../src-shared/cloud-contract/contract.ts'
import { unknownFields } from './unknown-fields.ts'

const order = z.object({
  note: z.string().nullable().default(null),
  lines: z.array(z.object({ sku: z.string() }).transform((line) => line)),
})

test('names what a schema does not know, at any depth and through any wrapping', () => {
  const sent = { note: null, nota: 1, lines: [{ sku: 'A' }, { sku: 'B', qty: 2 }] }
  expect(unknownFields(order.optional(), sent)).toEqual([
    { field: 'nota', message: 'is not a field here' },
    { field: 'lines.1.qty', message: 'is not a field here' },
  ])
})

test('leaves what is of another shape to the schema itself', () => {
  expect(unknownFields(order, 'text')).toEqual([])
  expect(unknownFields(order, { lines: 'text', note: { a: 1 } })).toEqual([])
})

test('looks into an address of the contract', () => {
  const { inputSchema } = cloudContract.orders.changeAddress['~orpc']
  expect(unknownFields(inputSchema, { id: 'x', shipTo: { name: 'A', zip: '1' } })).toEqual([
    { field: 'shipTo.zip', message: 'is not a field here' },
  ])
})

test('a name that every object inherits is not a field', () => {
  expect(
    unknownFields(order, JSON.parse('{"constructor": 1, "__proto__": {}}')).map(({ field }) => field),
  ).toEqual(['constructor', '__proto__'])
})
