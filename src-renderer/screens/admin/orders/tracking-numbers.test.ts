import { expect, test } from 'vitest'
import { trackingNumbersIn } from './tracking-numbers.ts'

test('a list of numbers, one a line, each once', () => {
  expect(trackingNumbersIn('TCG 1234-5678\r\n9000000001\n\n  tcg12345678  \n')).toEqual([
    'TCG12345678',
    '9000000001',
  ])
})

test('a carrier’s export: the cell that looks like its number, and no head, date or name', () => {
  const csv =
    'Date;Tracking;Name\n2026-11-20;"RAM12345678";Zoë Müller 12\n2026-11-21;JD0123456789012345;Thabo'
  expect(trackingNumbersIn(csv)).toEqual(['RAM12345678', 'JD0123456789012345'])
})

test('words without a number in them are none', () => {
  expect(trackingNumbersIn('delivered yesterday\n\n;;;\nab12')).toEqual([])
})
