import { oc } from '@orpc/contract'
import { z } from 'zod'
import { makerId } from '../ids/ids.ts'
import { bankDetails } from '../maker/bank.ts'
import { batchState, leftOut, payoutState, signedMinorUnits } from '../maker/ledger.ts'
import { currency, minorUnits } from '../money/money.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'
import { earningRow } from './earnings.ts'

/** What a batch would hold if it were made now, and who would not be in it. */
export const proposal = z.object({
  currency,
  /** The last day whose rows are in it, by UTC. */
  upTo: z.iso.date(),
  makers: z.array(
    z.object({ makerId, makerName: z.string(), amount: minorUnits, rows: z.int(), account: z.string() }),
  ),
  leftOut: z.array(
    z.object({ makerId, makerName: z.string(), amount: signedMinorUnits, rows: z.int(), why: leftOut }),
  ),
  total: minorUnits,
  /** A batch of this much or more is approved by somebody else than who made it. */
  threshold: minorUnits,
})
export type Proposal = z.infer<typeof proposal>

export const payout = z.object({
  id: z.uuid(),
  makerId,
  makerName: z.string(),
  amount: minorUnits,
  currency,
  state: payoutState,
  rows: z.int(),
  /** The account's last digits, `•••• 4321`; null before the approval. */
  account: z.string().nullable(),
  reference: z.string(),
  paidOn: z.iso.date().nullable(),
  returnedAt: instant.nullable(),
  reason: z.string(),
})
export type Payout = z.infer<typeof payout>

export const batchRow = z.object({
  id: z.uuid(),
  currency,
  upTo: z.iso.date(),
  state: batchState,
  total: minorUnits,
  threshold: minorUnits,
  makers: z.int(),
  returned: z.int(),
  createdBy: z.string(),
  createdById: z.uuid(),
  createdAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  exportedAt: instant.nullable(),
  paidAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  reason: z.string(),
})
export type BatchRow = z.infer<typeof batchRow>
export const batch = batchRow.extend({ payouts: z.array(payout) })
export type Batch = z.infer<typeof batch>

export const payoutSettings = z.object({
  threshold: minorUnits,
  currency,
  /** The account that payouts leave from; without one there is no bank file in pain.001. */
  account: bankDetails.nullable(),
})
export type PayoutSettings = z.infer<typeof payoutSettings>

const one = z.object({ id: z.uuid() })
const because = { reason: line(300) }
const paid = { reference: line(60), paidOn: z.iso.date() }

/** Payouts to makers. */
export const payouts = {
  proposal: oc
    .route({
      method: 'GET',
      path: '/payouts/proposal',
      tags: ['payouts'],
      summary: 'The money to pay per maker, up to a day, and who is left out and why',
    })
    .input(z.object({ upTo: z.iso.date(), currency: currency.nullable().default(null) }))
    .output(z.array(proposal)),
  list: oc
    .route({ method: 'GET', path: '/payouts', tags: ['payouts'], summary: 'Batches, newest first' })
    .input(
      z.object({
        state: batchState.nullable().default(null),
        after: z.string().max(100).nullable().default(null),
        limit: z.coerce.number().int().positive().max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(batchRow), next: z.string().nullable(), total: z.int() })),
  get: oc
    .route({ method: 'GET', path: '/payouts/{id}', tags: ['payouts'], summary: 'One batch with its payouts' })
    .input(one)
    .output(batch),
  lines: oc
    .route({
      method: 'GET',
      path: '/payouts/lines/{id}',
      tags: ['payouts'],
      summary: 'The rows of the ledger that one payout pays',
    })
    .input(one)
    .output(z.array(earningRow)),
  create: oc
    .route({
      method: 'POST',
      path: '/payouts',
      tags: ['payouts'],
      summary: 'Make a batch of all that is payable up to a day; the same id again is the same batch',
    })
    .input(z.object({ id: z.uuid(), upTo: z.iso.date(), currency }))
    .output(batch),
  approve: oc
    .route({
      method: 'POST',
      path: '/payouts/{id}/approve',
      tags: ['payouts'],
      summary: 'Approve a batch; over the threshold only by somebody who did not make it',
    })
    .input(one)
    .output(batch),
  exportFile: oc
    .route({
      method: 'POST',
      path: '/payouts/{id}/export',
      tags: ['payouts'],
      summary: 'The bank file of a batch: the same bytes however often it is asked for',
    })
    .input(one.extend({ format: z.enum(['csv', 'pain.001']) }))
    .output(z.object({ name: z.string(), mediaType: z.string(), text: z.string(), sha256: z.string() })),
  markPaid: oc
    .route({
      method: 'POST',
      path: '/payouts/{id}/paid',
      tags: ['payouts'],
      summary: 'Say that a payout, or all of a batch, was paid (S0.32)',
    })
    .input(one.extend({ payoutId: z.uuid().nullable().default(null), ...paid }))
    .output(batch),
  markReturned: oc
    .route({
      method: 'POST',
      path: '/payouts/{id}/returned',
      tags: ['payouts'],
      summary: 'Say that the bank sent a payout back: its rows are pending again',
    })
    .input(one.extend({ payoutId: z.uuid(), ...because }))
    .output(batch),
  leaveOut: oc
    .route({
      method: 'POST',
      path: '/payouts/{id}/leave-out',
      tags: ['payouts'],
      summary: 'Take one maker out of a batch that has not been sent',
    })
    .input(one.extend({ payoutId: z.uuid(), ...because }))
    .output(batch),
  cancel: oc
    .route({
      method: 'POST',
      path: '/payouts/{id}/cancel',
      tags: ['payouts'],
      summary: 'Cancel a batch of which nothing was paid: its rows can be paid by another',
    })
    .input(one.extend(because))
    .output(batch),
  settings: oc
    .route({
      method: 'GET',
      path: '/payouts/settings',
      tags: ['payouts'],
      summary: 'The threshold and the account that payouts leave from',
    })
    .output(payoutSettings),
  saveSettings: oc
    .route({
      method: 'POST',
      path: '/payouts/settings',
      tags: ['payouts'],
      summary: 'Change the threshold or the account',
    })
    .input(payoutSettings.omit({ currency: true }))
    .output(payoutSettings),
}
