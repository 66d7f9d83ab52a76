import { oc } from '@orpc/contract'
import { z } from 'zod'
import { deviceId, fulfillmentId, makerId, orderId, userId } from '../../ids/ids.ts'
import { bankDetails } from '../../maker/bank.ts'
import { capabilities, makerLocation, makerStatus } from '../../maker/profile.ts'
import { instant } from '../../std/instant.ts'
import { line, tidyText } from '../../std/plain-text.ts'

const notes = z.string().max(8000).transform(tidyText).pipe(z.string().max(2000))
const capacity = z.int().min(0).max(1000)
/** Parcels of the last 180 days, and how many of them left by their due date. */
export const onTimeRecord = z.object({ shipped: z.int(), inTime: z.int() })

export const makerRow = z.object({
  id: makerId,
  userId,
  name: z.string(),
  email: z.string(),
  /** Whether they may sign in. */
  signsIn: z.boolean(),
  status: makerStatus,
  city: z.string(),
  country: z.string(),
  processes: z.array(z.string()),
  capacity: z.int(),
  openJobs: z.int(),
  onTime: onTimeRecord,
})
export type MakerRow = z.infer<typeof makerRow>

/** A job that a maker has. */
export const heldJob = z.object({
  fulfillmentId,
  orderId,
  orderNumber: z.string(),
  things: z.string(),
  status: z.enum(['assigned', 'in_production']),
  dueAt: instant,
  overdue: z.boolean(),
})
export type HeldJob = z.infer<typeof heldJob>

export const makerDetail = makerRow.extend({
  statusReason: z.string(),
  capabilities,
  location: makerLocation,
  notes: z.string(),
  /** Where their money goes, so that it is known again and not learned: `•••• 4321`. Null while nobody said. */
  bank: z.object({ accountHolder: z.string(), bankName: z.string(), account: z.string() }).nullable(),
  /** What is due first, first; at most 200. */
  jobs: z.array(heldJob),
  stations: z.array(
    z.object({ id: deviceId, name: z.string(), lastSeenAt: instant.nullable(), online: z.boolean() }),
  ),
  since: instant,
})
export type MakerDetail = z.infer<typeof makerDetail>

export const makerFilter = z.object({
  status: makerStatus.nullable().default(null),
  search: z.string().max(200).default(''),
  after: z.string().max(400).nullable().default(null),
  limit: z.coerce.number().int().positive().max(200).default(100),
})
export type MakerFilter = z.input<typeof makerFilter>

const one = z.object({ id: makerId })

/** Who makes, what they can, and whether they get jobs. */
export const profiles = {
  list: oc
    .route({
      method: 'GET',
      path: '/makers',
      tags: ['makers'],
      summary: 'Makers by name, with filters (S0.1)',
    })
    .input(makerFilter)
    .output(
      z.object({
        rows: z.array(makerRow),
        next: z.string().nullable(),
        total: z.int(),
        byStatus: z.record(makerStatus, z.int()),
      }),
    ),
  get: oc
    .route({
      method: 'GET',
      path: '/makers/{id}',
      tags: ['makers'],
      summary: 'One maker with the jobs they have',
    })
    .input(one)
    .output(makerDetail),
  add: oc
    .route({
      method: 'POST',
      path: '/makers',
      tags: ['makers'],
      summary: 'Add a maker: a new person, or (userId) one who works here already',
    })
    .input(
      z.object({
        person: z.union([
          z.object({ userId }),
          z.object({ name: line(120), email: z.email().max(254), password: z.string().min(10).max(200) }),
        ]),
        capabilities: capabilities.default({ processes: [], materials: [], colours: [], machines: [] }),
        location: makerLocation.nullable().default(null),
        capacity: capacity.default(5),
        notes: notes.default(''),
      }),
    )
    .output(makerDetail),
  save: oc
    .route({
      method: 'POST',
      path: '/makers/{id}',
      tags: ['makers'],
      summary: 'Change what a maker can, and where',
    })
    .input(one.extend({ capabilities, location: makerLocation, capacity, notes }))
    .output(makerDetail),
  setStatus: oc
    .route({
      method: 'POST',
      path: '/makers/{id}/status',
      tags: ['makers'],
      summary: 'Pause, suspend or take up again, with a reason; the maker is told',
    })
    .input(one.extend({ status: makerStatus, reason: line(200) }))
    .output(makerDetail),
  saveBank: oc
    .route({ method: 'POST', path: '/makers/{id}/bank', tags: ['makers'], summary: 'Where their money goes' })
    .input(one.extend({ bank: bankDetails }))
    .output(makerDetail),
}
