import { expect, test } from 'vitest'
import { demoJob } from '../../../../tests/support/window-station/demo-jobs.ts'
import { id } from '../../../../tests/support/window-station/demo-work.ts'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { emptyDraft } from '../../bench/pack/parcel-draft.ts'
import { jobStep, jobStepWords } from './job-step.ts'

const job = { ...demoJob(0, Date.parse('2026-11-21T09:00:00Z')), hold: null, problem: null }
const empty = emptyDraft(id(41, 1))
const filled = { ...empty, number: 'TCG100200', carrier: 'courier_guy' }
const wordsOf = (change: Partial<Fulfillment>, drafts = [empty]): string =>
  jobStepWords(jobStep({ ...job, ...change }, drafts))

test('a new job is started, one in production is shipped, one that is sent is over', () => {
  expect(wordsOf({ state: 'submitted' })).toBe('Start production')
  expect(wordsOf({ state: 'processing' })).toBe('Mark shipped')
  expect(wordsOf({ state: 'processing' }, [filled, filled])).toBe('Mark 2 parcels shipped')
  expect(wordsOf({ state: 'processing', requiresShipping: false })).toBe('Mark completed')
  for (const state of ['shipped', 'delivered', 'cancelled', 'cancel_requested', 'failed'] as const)
    expect(jobStep({ ...job, state }, [filled]).kind).toBe('over')
})

test('no piece has to be scanned before a job is shipped', () => {
  expect(job.items.every((item) => item.packed === 0)).toBe(true)
  expect(jobStep({ ...job, state: 'processing' }, [filled])).toEqual({
    kind: 'ship',
    parcels: 1,
    missing: null,
  })
})

test('what a parcel lacks is said by name', () => {
  const missing = (draft: typeof empty): unknown => jobStep({ ...job, state: 'processing' }, [draft])
  expect(missing(empty)).toMatchObject({ missing: 'Scan or type the tracking number' })
  expect(missing({ ...empty, number: 'TCG100200' })).toMatchObject({ missing: 'Choose the carrier' })
})

test('a hold comes first', () => {
  const hold = { reason: 'Waiting for material', by: job.timeline[0]!.by, at: job.dueAt }
  expect(jobStep({ ...job, state: 'processing', hold }, [filled])).toEqual({
    kind: 'release',
    reason: 'Waiting for material',
  })
})
