import { printerTest, type PrinterTest } from '../../../src-shared/cloud-contract/stations.ts'
import type { StationReport } from '../../../src-shared/cloud-contract/station-report.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { recordAudit } from '../../audit/record.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'
import { noStation } from './no-station.ts'

/** A wish that is older is not printed: nobody stands at the printer for it any more. */
const GOOD_FOR_MS = 10 * 60 * 1000
const SHOWN = 20

/** Asks a printer of a station for a test page. The station hears of it with its next report. */
export function askForTest(
  { cloud, principal }: RequestContext,
  { id: deviceId, printerId }: { readonly id: string; readonly printerId: string },
): Promise<PrinterTest> {
  const { store_id: storeId } = principal.claims
  const now = cloud.clock.now()
  return cloud.db.as(principal.claims, (tx) =>
    tx.elevated(async (service) => {
      const found = await service.first<{ name: string; revoked: boolean; printer: { name: string } | null }>(
        `select d.name, d.revoked_at is not null as revoked,
           (select p from jsonb_array_elements(r.printers) p where p ->> 'id' = $3 limit 1) as printer
         from devices d left join station_reports r on r.device_id = d.id where d.id = $1 and d.store_id = $2`,
        [deviceId, storeId, printerId],
      )
      if (!found) throw noStation()
      if (found.revoked)
        throw new Problem(409, 'revoked', `${found.name} has been revoked: it prints nothing.`)
      if (!found.printer)
        throw new Problem(404, 'no_printer', `${found.name} has no such printer, as far as it has said.`)
      const id = cloud.newId()
      await service.query(
        `insert into printer_tests (id, store_id, device_id, printer_id, printer_name, asked_by, asked_by_name, asked_at, expires_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)`,
        [
          id,
          storeId,
          deviceId,
          printerId,
          found.printer.name,
          principal.person?.id ?? null,
          principal.person?.name ?? 'The office',
          toInstant(now),
          toInstant(now + GOOD_FOR_MS),
        ],
      )
      await recordAudit(cloud, service, principal, {
        action: 'station.test_print',
        subjectType: 'station',
        subjectId: deviceId,
        detail: `Test page on ${found.printer.name} of ${found.name}`,
      })
      const [made] = await newestTests(service, deviceId, now, id)
      if (!made) throw new Error(`The test page ${id} was asked for and is not there.`)
      return made
    }),
  )
}

/** The newest test pages of a station, or the one with this id. A wish that ran out before it was heard says so. */
export const newestTests = (
  service: Tx,
  deviceId: string,
  nowMs: number,
  id: string | null = null,
): Promise<PrinterTest[]> =>
  service.rows(
    printerTest,
    `select id, printer_id as "printerId", printer_name as "printerName", asked_by_name as "askedBy", ${at('asked_at')} as "askedAt",
       ${at('expires_at')} as "expiresAt", ${at('changed_at')} as "changedAt",
       case when state = 'asked' and expires_at <= $2 then 'expired' else state end as state,
       case when state = 'asked' and expires_at <= $2 then 'The station was not heard in time. Nothing was printed.' else sentence end as sentence
     from printer_tests where device_id = $1 and ($3::uuid is null or id = $3) order by asked_at desc, id desc limit ${SHOWN}`,
    [deviceId, toInstant(nowMs), id],
  )

/** A moment as the contract writes it. */
const at = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** What the station is to print: asked for, not yet heard of, and still wanted. */
export const wantedTests = (
  service: Tx,
  deviceId: string,
  nowMs: number,
): Promise<{ id: string; printerId: string; askedBy: string; expiresAt: string }[]> =>
  service.query(
    `select id, printer_id as "printerId", asked_by_name as "askedBy", ${at('expires_at')} as "expiresAt"
     from printer_tests where device_id = $1 and state = 'asked' and expires_at > $2 order by asked_at limit 20`,
    [deviceId, toInstant(nowMs)],
  )

/** How far a sheet is; what a station says never takes it back. A sheet in doubt is settled by a person there. */
const RANK = `case %s when 'asked' then 0 when 'taken' then 1 when 'sent' then 2 when 'unknown' then 3 else 4 end`
const rank = (of: string): string => RANK.replace('%s', of)

/** Writes down what a station says became of its test pages. */
export async function noteTests(
  service: Tx,
  deviceId: string,
  said: StationReport['tests'],
  nowMs: number,
): Promise<void> {
  if (said.length === 0) return
  await service.query(
    `update printer_tests t set state = s.state, sentence = s.sentence, changed_at = $5
     from unnest($2::uuid[], $3::text[], $4::text[]) as s (id, state, sentence)
     where t.device_id = $1 and t.id = s.id and (t.state, t.sentence) is distinct from (s.state, s.sentence)
       and ${rank('s.state')} >= ${rank('t.state')} and t.state not in ('printed', 'failed', 'expired')`,
    [
      deviceId,
      said.map(({ id }) => id),
      said.map(({ state }) => STATES[state]),
      said.map(({ sentence }) => sentence),
      toInstant(nowMs),
    ],
  )
}

/** A sheet of the station's ledger as the office calls it. What was taken back there will not be printed. */
const STATES = {
  queued: 'taken',
  sent: 'sent',
  printed: 'printed',
  unknown: 'unknown',
  failed: 'failed',
  cancelled: 'expired',
} as const
