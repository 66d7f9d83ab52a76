import { expect, test } from 'vitest'
import type { News } from '../../src-shared/maker/news.ts'
import { makerMail } from './maker-mail.ts'

const evil = '<img src=x onerror=alert(1)>"&'
const facts = { storeName: `Shop ${evil}`, supportEmail: 'help@shop.example', makerName: evil }
const dueAt = '2026-11-26T16:00:00.000Z'
const sum = { amount: 12_950, currency: 'EUR' } as const

const ALL: readonly News[] = [
  { kind: 'job_assigned', facts: { orderNumber: 'PB-7H2KQ9WX', things: evil, dueAt, ...sum } },
  { kind: 'job_withdrawn', facts: { orderNumber: 'PB-7H2KQ9WX', reason: evil } },
  { kind: 'job_cancelled', facts: { orderNumber: 'PB-7H2KQ9WX', reason: evil } },
  { kind: 'job_changed', facts: { orderNumber: 'PB-7H2KQ9WX', what: 'address', dueAt } },
  { kind: 'job_changed', facts: { orderNumber: 'PB-7H2KQ9WX', what: 'due_date', dueAt } },
  { kind: 'due_soon', facts: { orderNumber: 'PB-7H2KQ9WX', dueAt } },
  { kind: 'paid_out', facts: { ...sum, jobs: 3, reference: 'PAY-7' } },
  { kind: 'earning_reversed', facts: { orderNumber: 'PB-7H2KQ9WX', ...sum, reason: evil } },
  { kind: 'profile_paused', facts: { reason: evil } },
  { kind: 'profile_suspended', facts: { reason: evil } },
  { kind: 'profile_active', facts: { reason: evil } },
]

test.each(ALL)('in the mail of $kind, what people wrote stays text', (news) => {
  const mail = makerMail(facts, news)
  expect(mail.html).not.toContain('<img')
  expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;')
  expect(mail.subject).not.toMatch(/[\r\n]/)
  expect(mail.text).toContain('Hello ')
})

test('a mail says what happened in its subject, and what it means below', () => {
  const said = (at: number): string[] => {
    const { subject, text } = makerMail({ ...facts, makerName: 'Lerato' }, ALL[at]!)
    return [subject, text.split('\n')[4]!]
  }
  expect(said(5)).toEqual([
    'Job PB-7H2KQ9WX is due Thursday 26 November',
    'It has not been sent yet. If you cannot make it in time, say so on the job.',
  ])
  expect(said(6)).toEqual(['€129.50 is on its way to your bank', 'For 3 jobs. Reference PAY-7.'])
  expect(said(4)[1]).toBe('It is now due Thursday 26 November.')
})
