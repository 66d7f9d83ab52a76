import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillIn, mailTemplate, unknownPlaceholders, USUAL_MAIL, whiteOn } from './mail-template.ts'

test('words in braces are filled in; what is filled in is not looked at again', () => {
  expect(
    fillIn('Hi {customer_name}, {order_number}!', { customer_name: '{order_number}', order_number: 'PB-1' }),
  ).toBe('Hi {order_number}, PB-1!')
})

test('each kind of mail knows its own words, and names the others', () => {
  expect(
    unknownPlaceholders('shipped', '{carrier} {tracking_number} {first_name} {first_name} { x }'),
  ).toEqual(['{first_name}', '{ x }'])
  expect(unknownPlaceholders('confirmation', '{carrier} {order_total}')).toEqual(['{carrier}'])
  const read = mailTemplate('delivered').safeParse({ ...USUAL_MAIL, closing: 'Bye {carrier}' })
  expect(read.error?.issues).toMatchObject([{ path: ['closing'] }])
  expect(read.error?.issues[0]?.message).toContain('{carrier} is not known here: use {customer_name}')
})

test('a colour on which white words cannot be read is refused', () => {
  expect(mailTemplate('shipped').safeParse({ ...USUAL_MAIL, accent: '#ffcc00' }).success).toBe(false)
  expect(mailTemplate('shipped').safeParse({ ...USUAL_MAIL, accent: 'red;}' }).success).toBe(false)
  expect(whiteOn('#000000')).toBeCloseTo(21)
  expect(whiteOn('#ffffff')).toBeCloseTo(1)
})

test('whatever is written, filling in leaves no known word in braces behind', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const filled = fillIn(`${before}{order_number}${after}`, { order_number: 'PB-1' })
      expect(filled.includes('{order_number}')).toBe(
        `${before}${after}`.includes('{order_number}') && before.endsWith('{'),
      )
    }),
  )
})
