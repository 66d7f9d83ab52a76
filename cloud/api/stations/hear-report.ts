import type { StationAnswer, StationReport } from '../../../src-shared/cloud-contract/station-report.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { placeOf } from '../../auth/device-place.ts'
import { accountsByIds, permissionsOf, type Account } from '../../auth/find-account.ts'
import { whyNotHere } from '../../auth/may-sign-in-here.ts'
import type { Principal } from '../../auth/principal.ts'
import { hashToken } from '../../auth/tokens.ts'
import type { Cloud } from '../../cloud.ts'
import type { Tx } from '../../db/database.ts'
import { noteTests, wantedTests } from './printer-tests.ts'

/** How often a station without news comes. */
const AGAIN_SECONDS = 10
/** What has not changed is written this often, so that the office sees that it was said lately. */
const STALE_MS = 60_000

/** Keeps what a station says of itself, and tells it who it is, what to print, and who of its people is still whom. */
export async function hearReport(
  cloud: Pick<Cloud, 'db' | 'clock'>,
  device: NonNullable<Principal['device']>,
  storeId: string,
  report: StationReport,
): Promise<StationAnswer> {
  const now = cloud.clock.now()
  return cloud.db.asService(async (tx) => {
    await keep(tx, device.id, storeId, report, now)
    await noteTests(tx, device.id, report.tests, now)
    const accounts = await accountsByIds(
      tx,
      storeId,
      report.people.map(({ id }) => id),
    )
    const held = new Map(report.people.map(({ id, pin }) => [id as string, pin]))
    const tests = await wantedTests(tx, device.id, now)
    return {
      cloudTime: toInstant(now),
      againInSeconds: AGAIN_SECONDS,
      station: await placeOf(tx, device.id),
      tests: tests as StationAnswer['tests'],
      people: accounts
        .filter((account) => whyNotHere(account, device) === null)
        .map((account) => standingOf(account, held.get(account.id) ?? null)),
    }
  })
}

async function keep(
  tx: Tx,
  deviceId: string,
  storeId: string,
  { version, waiting, refusals, latestRefusal, printers }: StationReport,
  nowMs: number,
): Promise<void> {
  await tx.query('update devices set version = $2 where id = $1 and version <> $2', [deviceId, version])
  await tx.query(
    `insert into station_reports as r (device_id, store_id, reported_at, waiting, refusals, latest_refusal, printers)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb)
     on conflict (device_id) do update set reported_at = excluded.reported_at, waiting = excluded.waiting, refusals = excluded.refusals,
       latest_refusal = excluded.latest_refusal, printers = excluded.printers
     where (r.waiting, r.refusals, r.latest_refusal, r.printers) is distinct from
       (excluded.waiting, excluded.refusals, excluded.latest_refusal, excluded.printers) or r.reported_at < $8`,
    [
      deviceId,
      storeId,
      toInstant(nowMs),
      waiting,
      refusals,
      latestRefusal,
      JSON.stringify(printers),
      toInstant(nowMs - STALE_MS),
    ],
  )
}

/** Which PIN a hash is: enough to tell it from another, nothing to guess it by. */
const pinMark = (hash: string | null): string | null => hash && hashToken(hash).slice(0, 16)

const standingOf = (account: Account, held: string | null): StationAnswer['people'][number] => ({
  id: account.id as StationAnswer['people'][number]['id'],
  name: account.name,
  email: account.email,
  role: account.role as StationAnswer['people'][number]['role'],
  permissions: permissionsOf(account),
  forgetPin: held !== null && held !== pinMark(account.pin_hash),
  passwordDue: account.one_time_password_until !== null,
})
