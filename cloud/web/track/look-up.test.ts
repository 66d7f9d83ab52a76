import { expect, test } from 'vitest'
import { tidyNumber } from './look-up.ts'

test.each([
  ['PB-7H2KQ9WX', 'PB-7H2KQ9WX'],
  [' pb-7h2kq9wx ', 'PB-7H2KQ9WX'],
  ['7H2KQ9WX', 'PB-7H2KQ9WX'],
  ['pb 7h2k q9wx', 'PB-7H2KQ9WX'],
  ['PBPB2345', 'PB-PBPB2345'],
  ['', ''],
])('%j is understood as %j', (typed, number) => {
  expect(tidyNumber(typed)).toBe(number)
})
