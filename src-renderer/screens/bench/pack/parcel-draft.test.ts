import { expect, test } from 'vitest'
import { parcelId } from '../../../../src-shared/ids/ids.ts'
import { emptyDraft, missingIn, toParcelArgs, withNumber, withScanned } from './parcel-draft.ts'

const draft = (n: number) => emptyDraft(parcelId.parse(`0192f000-0028-7000-8000-00000000000${n}`))

test('a tracking number chooses its carrier', () => {
  expect(withNumber(draft(1), 'tcg 448812').carrier).toBe('courier_guy')
  expect(withNumber(draft(1), '1Z999AA10123456784').carrier).toBe('ups')
})

test('a number that could be anybody’s leaves the carrier to the person', () => {
  expect(missingIn(withNumber(draft(1), 'X-4711'))).toBe('Choose the carrier')
})

test('another carrier wants its name', () => {
  const other = { ...withNumber(draft(1), 'X-4711'), carrier: 'other' }
  expect(missingIn(other)).toBe('Name the carrier')
  expect(missingIn({ ...other, carrierName: 'Bakkie Express' })).toBeNull()
})

test('scanned numbers fill one parcel after the other, and the same number counts once', () => {
  const both = withScanned(withScanned([draft(1), draft(2)], 'TCG448812'), 'TCG448813')
  expect(both.map((each) => each.number)).toEqual(['TCG448812', 'TCG448813'])
  expect(withScanned(both, 'TCG448812')).toBe(both)
})

test('with every parcel numbered, a new scan corrects the last one', () => {
  expect(
    withScanned([withNumber(draft(1), 'TCG448812')], 'RAM12345678').map((each) => [
      each.number,
      each.carrier,
    ]),
  ).toEqual([['RAM12345678', 'ram']])
})

test('what is typed goes to the station tidied', () => {
  expect(toParcelArgs({ ...withNumber(draft(1), ' tcg-448812 '), weight: '1,2 kg' })).toMatchObject({
    carrier: 'courier_guy',
    carrierName: null,
    trackingNumber: 'TCG448812',
    grams: 1200,
  })
})

test('a parcel needs no weight, but what is typed has to be one', () => {
  const numbered = withNumber(draft(1), 'TCG448812')
  expect(missingIn(numbered)).toBeNull()
  expect(toParcelArgs(numbered).grams).toBeNull()
  expect(missingIn({ ...numbered, weight: 'two bricks' })).toBe('A weight is like 850 g or 1.2 kg')
})
