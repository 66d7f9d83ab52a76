import { expect, test } from 'vitest'
import { FIELDS, readDetails, type Typed } from './checkout-details.ts'

const typed = (overrides: Partial<Typed> = {}): Typed => ({
  ...(Object.fromEntries(FIELDS.map((field) => [field, ''])) as Typed),
  email: ' Zoe@Example.com ',
  name: 'Zoë  Müller',
  line1: '12 Long Street',
  city: 'Cape Town',
  country: 'ZA',
  ...overrides,
})
const wrong = (overrides: Partial<Typed>, requiresShipping = true): string[] => {
  const read = readDetails(typed(overrides), requiresShipping)
  return 'errors' in read ? Object.keys(read.errors) : []
}

test('what was typed becomes details, with nothing where nothing was typed', () => {
  expect(readDetails(typed(), true)).toEqual({
    details: {
      email: 'Zoe@Example.com',
      name: 'Zoë  Müller',
      phone: null,
      note: null,
      shipTo: {
        name: 'Zoë  Müller',
        company: null,
        line1: '12 Long Street',
        line2: null,
        city: 'Cape Town',
        region: null,
        postalCode: null,
        country: 'ZA',
        phone: null,
      },
    },
  })
})

test.each([
  [{ email: 'zoe' }, ['email']],
  [{ email: 'zoe@example.com\r\nBcc: all@example.com' }, ['email']],
  [{ name: ' \t ' }, ['name']],
  [{ name: 'x'.repeat(121) }, ['name']],
  [{ line1: '', city: '' }, ['line1', 'city']],
  [{ country: 'South Africa' }, ['country']],
  [{ note: 'x'.repeat(1001) }, ['note']],
])('%j needs another look at %j', (overrides, fields) => {
  expect(wrong(overrides)).toEqual(fields)
})

test('names in every script are names, and control characters are not kept', () => {
  const read = readDetails(typed({ name: '山田\u0000 太郎\u202e' }), true)
  expect('details' in read && read.details.name.startsWith('山田')).toBe(true)
  expect('details' in read && read.details.name.includes('\u0000')).toBe(false)
})

test('where nothing is sent, nobody is asked where to', () => {
  expect(wrong({ line1: '', city: '', country: '' }, false)).toEqual([])
})
