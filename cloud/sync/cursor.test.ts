import { expect, test } from 'vitest'
import { cursorOf, readCursor } from './cursor.ts'

const epoch = '01a1fc17-7741-7393-8aab-6e4041c1cdb3'

test('a cursor is read as it was written, up to the largest transaction id', () => {
  for (const xid of [1n, 956n, 2n ** 64n - 1n])
    expect(readCursor(cursorOf({ epoch, xid }))).toEqual({ epoch, xid })
})

test.each([
  '',
  'garbage',
  epoch,
  `${epoch}.`,
  `${epoch}.0`,
  `${epoch}.-1`,
  `${epoch}.1.2`,
  `${epoch}.18446744073709551616`,
  `.${epoch}.7`,
])('what we never wrote is none: %s', (text) => expect(readCursor(text)).toBeNull())
