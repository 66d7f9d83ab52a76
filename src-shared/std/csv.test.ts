import { parse } from 'csv-parse/sync'
import { array, assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { decimalAmount } from '../money/decimal.ts'
import { csv, plain } from './csv.ts'

test('what is read back is what was written, whatever it holds', () => {
  const text = string({ unit: 'binary' }).filter((written) => !/^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(written))
  assert(
    property(array(array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      expect(parse(csv(rows), { bom: false, relax_column_count: true })).toEqual(rows)
    }),
  )
})

test.each(['=1+1', '+27', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])(
  'a spreadsheet reads %j as text',
  (text) => {
    expect(parse(csv([[text, 'x']]))).toEqual([[`'${text}`, 'x']])
  },
)

test('a number of ours stays a number', () => {
  expect(csv([[plain(decimalAmount(-1250, 'EUR')), plain(7)]])).toBe('-12.50,7\r\n')
})

test.each([
  [0, 'EUR', '0.00'],
  [5, 'EUR', '0.05'],
  [-5, 'EUR', '-0.05'],
  [123456, 'ZAR', '1234.56'],
  [1250, 'JPY', '1250'],
  [9_007_199_254_740_991, 'USD', '90071992547409.91'],
] as const)('%i %s is %s', (amount, currency, text) => {
  expect(decimalAmount(amount, currency)).toBe(text)
})
