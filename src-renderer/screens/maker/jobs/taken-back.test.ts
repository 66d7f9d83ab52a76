import { expect, test } from 'vitest'
import { demoJob } from '../../../../tests/support/window-station/demo-jobs.ts'
import { lostTo, sayTakenBack } from './taken-back.ts'

const known = { id: 'one', orderNumber: 'PB-ONE' }
const viewOf = (state: 'processing' | 'cancelled') => ({
  doc: { ...demoJob(0, 0), state },
  overdue: false,
  waiting: [],
})

test('a job that is not here was taken back, one that ended was cancelled, any other is still to be done', () => {
  expect(lostTo(known, null)).toEqual({ ...known, why: 'taken_back' })
  expect(lostTo(known, viewOf('cancelled'))).toEqual({ ...known, why: 'cancelled' })
  expect(lostTo(known, viewOf('processing'))).toBeNull()
})

test('what went is said in one sentence for each why, and a crowd is counted', () => {
  const lost = (orderNumber: string, why: 'taken_back' | 'cancelled' = 'taken_back') => ({
    id: orderNumber,
    orderNumber,
    why,
  })
  expect(sayTakenBack([lost('PB-A')])).toEqual(['1 job was taken back: PB-A'])
  expect(sayTakenBack([lost('PB-A'), lost('PB-C', 'cancelled'), lost('PB-B')])).toEqual([
    '2 jobs were taken back: PB-A, PB-B',
    '1 job was cancelled: PB-C',
  ])
  expect(sayTakenBack('ABCDEFG'.split('').map((letter) => lost(letter)))).toEqual([
    '7 jobs were taken back: A, B, C, D, 3 more',
  ])
  expect(sayTakenBack([])).toEqual([])
})
