import { oc } from '@orpc/contract'
import { z } from 'zod'
import { deviceId, factoryId, makerId, printerId, printJobId } from '../ids/ids.ts'
import { printerSign } from '../station-contract/status.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'
import { pageOf, pageQuery } from './paging.ts'
import { stationAnswer, stationReport } from './station-report.ts'

export const stationRow = z.object({
  id: deviceId,
  name: z.string(),
  /** Of a factory, of a maker, or (neither) a desk of the office that sees the whole store. */
  factoryId: factoryId.nullable(),
  factoryName: z.string().nullable(),
  makerId: makerId.nullable(),
  makerName: z.string().nullable(),
  version: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant.nullable(),
  online: z.boolean(),
  ackSeq: z.int(),
  /** Actions that it holds and has not sent, as it said last; null while it has never said. */
  waiting: z.int().nullable(),
  /** Refusals that nobody has settled, as it said last; of a station that has never said: all there were. */
  refusals: z.int(),
  latestRefusal: z.string().nullable(),
  reportedAt: instant.nullable(),
  /** Printers that cannot print right now, as it said last. */
  printersInTrouble: z.int(),
  revokedAt: instant.nullable(),
})
export type StationRow = z.infer<typeof stationRow>

/** `asked` waits for the station, `taken` for the printer; `expired` was never printed and never will be. */
export const printerTest = z.object({
  id: printJobId,
  printerId,
  printerName: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  expiresAt: instant,
  state: z.enum(['asked', 'taken', 'sent', 'printed', 'unknown', 'failed', 'expired']),
  sentence: z.string().nullable(),
  changedAt: instant,
})
export type PrinterTest = z.infer<typeof printerTest>

export const stationDetail = stationRow.extend({
  revokeReason: z.string().nullable(),
  printers: z.array(printerSign),
  /** The newest first. */
  tests: z.array(printerTest),
})
export type StationDetail = z.infer<typeof stationDetail>

export const stationState = z.enum(['online', 'offline', 'attention', 'revoked'])
export const stationFilter = z.object({
  search: z.string().max(200).default(''),
  /** `attention`: refusals to settle, or a printer in trouble. */
  state: stationState.nullable().default(null),
  factoryId: factoryId.nullable().default(null),
})
export type StationFilter = z.infer<typeof stationFilter>

/** Where a station stands: at a factory, with a maker, or (both null) in the office. */
const place = { factoryId: factoryId.nullable(), makerId: makerId.nullable().default(null) }
const one = z.object({ id: deviceId })

export const stations = {
  list: oc
    .route({
      method: 'GET',
      path: '/stations',
      tags: ['stations'],
      summary: 'Stations with version, last contact and what they said of themselves',
    })
    .input(stationFilter.extend(pageQuery))
    .output(pageOf(stationRow).extend({ online: z.int(), live: z.int() })),
  get: oc
    .route({
      method: 'GET',
      path: '/stations/{id}',
      tags: ['stations'],
      summary: 'One station with its printers and test pages',
    })
    .input(one)
    .output(stationDetail),
  newCode: oc
    .route({
      method: 'POST',
      path: '/stations/codes',
      tags: ['stations'],
      summary: 'A one-time enrolment code, good for 15 minutes',
    })
    .input(z.object({ stationName: line(60), ...place }))
    .output(z.object({ code: z.string(), expiresAt: instant })),
  rename: oc
    .route({ method: 'POST', path: '/stations/{id}/name', tags: ['stations'], summary: 'Rename a station' })
    .input(one.extend({ name: line(60) }))
    .output(stationRow),
  move: oc
    .route({
      method: 'POST',
      path: '/stations/{id}/move',
      tags: ['stations'],
      summary: 'Move a station to another factory, to a maker, or to the office',
    })
    .input(one.extend(place))
    .output(stationRow),
  revoke: oc
    .route({
      method: 'POST',
      path: '/stations/{id}/revoke',
      tags: ['stations'],
      summary: 'Revoke a station; nothing it sends takes effect any more',
    })
    .input(one.extend({ reason: line(200) }))
    .output(stationRow),
  testPrint: oc
    .route({
      method: 'POST',
      path: '/stations/{id}/printers/{printerId}/test',
      tags: ['stations'],
      summary: 'Ask a printer of a station for a test page; the wish lasts 10 minutes',
    })
    .input(one.extend({ printerId }))
    .output(printerTest),
  report: oc
    .route({
      method: 'POST',
      path: '/stations/report',
      tags: ['stations'],
      summary: 'What a station says of itself, and what it is told: asked by the station with its own token',
    })
    .input(stationReport)
    .output(stationAnswer),
}
