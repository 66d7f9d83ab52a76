import { expect, test } from 'vitest'
import { fitWithin } from './fit-within.ts'

test.each([
  [4032, 3024, 2048, 1536],
  [3024, 4032, 1536, 2048],
  [2048, 2048, 2048, 2048],
  [640, 480, 640, 480],
  [20_000, 3, 2048, 1],
])('%i × %i is kept as %i × %i', (width, height, keptWidth, keptHeight) => {
  expect(fitWithin(width, height)).toEqual({ width: keptWidth, height: keptHeight })
})
