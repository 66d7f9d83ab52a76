import type { z } from 'zod'
import {
  stationRow,
  type StationFilter,
  type StationRow,
  type stations,
} from '../../../src-shared/cloud-contract/stations.ts'
import { ONLINE_MS } from '../../auth/touch-device.ts'
import type { Tx } from '../../db/database.ts'
import { likePattern } from '../people/like-pattern.ts'

/** What a printer says when it cannot print. `unknown` was not asked yet. */
const TROUBLE = `'$[*] ? (@.state == "paper_out" || @.state == "cover_open" || @.state == "paused" || @.state == "error" || @.state == "offline")'`

/** What a station has pushed is counted in its newest incarnation; refusals by its own word, else over all of them. */
const COLUMNS = `
    d.id, d.name, d.factory_id as "factoryId", f.name as "factoryName", d.maker_id as "makerId", mu.name as "makerName",
    d.version, d.enrolled_at, d.last_seen_at, d.revoked_at, r.waiting, r.latest_refusal as "latestRefusal", r.reported_at,
    coalesce((select m.seq from device_mutations m where m.device_id = d.id order by m.recorded_at desc, m.seq desc limit 1), 0)::int as "ackSeq",
    coalesce(r.refusals, (select count(*) from device_mutations m where m.device_id = d.id and m.refused))::int as refusals,
    coalesce(jsonb_array_length(jsonb_path_query_array(r.printers, ${TROUBLE})), 0) as "printersInTrouble"`

const FROM = `
  from devices d
  left join factories f on f.id = d.factory_id
  left join maker_profiles mp on mp.id = d.maker_id left join users mu on mu.id = mp.user_id
  left join station_reports r on r.device_id = d.id
  where d.store_id = $1`

const WANTED = `
  and ($2 = '' or lower(d.name) like $3 or lower(f.name) like $3 or lower(mu.name) like $3 or d.version like $3)
  and ($4::uuid is null or d.factory_id = $4)
  and case $5::text
    when 'online' then d.revoked_at is null and d.last_seen_at > $6
    when 'offline' then d.revoked_at is null and (d.last_seen_at is null or d.last_seen_at <= $6)
    when 'attention' then d.revoked_at is null and (r.refusals > 0 or jsonb_path_exists(r.printers, ${TROUBLE}))
    when 'revoked' then d.revoked_at is not null
    else true end`

interface Row {
  enrolled_at: Date
  last_seen_at: Date | null
  revoked_at: Date | null
  reported_at: Date | null
}

type Page = z.infer<NonNullable<(typeof stations.list)['~orpc']['outputSchema']>>

/**
 * A page of the store's stations, those at work first, and how many of all are online. Read as the service, because what
 * stations pushed is closed to people.
 */
export async function listStations(
  service: Tx,
  storeId: string,
  { search, state, factoryId, offset, limit }: StationFilter & { offset: number; limit: number },
  nowMs: number,
): Promise<Page> {
  const heardAfter = new Date(nowMs - ONLINE_MS)
  const wanted = [storeId, search.trim(), likePattern(search), factoryId, state, heardAfter]
  const rows = await service.query<Row>(
    `select ${COLUMNS} ${FROM} ${WANTED} order by d.revoked_at is not null, lower(d.name), d.id offset $7 limit $8`,
    [...wanted, offset, limit],
  )
  const counted = await service.first<{ total: number }>(
    `select count(*)::int as total ${FROM} ${WANTED}`,
    wanted,
  )
  const all = await service.first<{ online: number; live: number }>(
    `select count(*) filter (where last_seen_at > $2)::int as online, count(*)::int as live
     from devices where store_id = $1 and revoked_at is null`,
    [storeId, heardAfter],
  )
  const total = counted?.total ?? 0
  const end = offset + rows.length
  return {
    rows: rows.map((row) => toStation(row, nowMs)),
    total,
    next: rows.length > 0 && end < total ? end : null,
    online: all?.online ?? 0,
    live: all?.live ?? 0,
  }
}

export async function oneStation(
  service: Tx,
  storeId: string,
  id: string,
  nowMs: number,
): Promise<StationRow | null> {
  const row = await service.first<Row>(`select ${COLUMNS} ${FROM} and d.id = $2`, [storeId, id])
  return row && toStation(row, nowMs)
}

function toStation(
  { enrolled_at, last_seen_at, revoked_at, reported_at, ...row }: Row,
  nowMs: number,
): StationRow {
  return stationRow.parse({
    ...row,
    enrolledAt: enrolled_at.toISOString(),
    lastSeenAt: last_seen_at?.toISOString() ?? null,
    reportedAt: reported_at?.toISOString() ?? null,
    revokedAt: revoked_at?.toISOString() ?? null,
    online: !revoked_at && last_seen_at !== null && nowMs - last_seen_at.getTime() < ONLINE_MS,
  })
}
