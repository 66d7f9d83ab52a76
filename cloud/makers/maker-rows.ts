import { makerRow, type MakerRow } from '../../src-shared/cloud-contract/makers/profiles.ts'
import { storedCapabilities, storedLocation } from '../../src-shared/maker/profile.ts'

/** How far back a maker's record is looked at. */
export const RECORD_DAYS = 180

/** A maker as lists show them: what they have now, and their record since `$1`. */
export const MAKER_COLUMNS = `
  m.id, m.user_id as "userId", u.name, u.email, u.active as "signsIn", m.status, m.location, m.capabilities, m.capacity,
  w.open_jobs as "openJobs", json_build_object('shipped', w.shipped, 'inTime', w.in_time) as "onTime"`

export const MAKER_TABLES = `
  maker_profiles m join users u on u.id = m.user_id
  left join lateral (
    select count(*) filter (where mo.status in ('assigned', 'in_production'))::int as open_jobs,
      count(*) filter (where mo.shipped_at >= $1)::int as shipped,
      count(*) filter (where mo.shipped_at >= $1 and mo.shipped_at <= mo.due_at)::int as in_time
    from maker_orders mo where mo.maker_id = m.id and mo.status <> 'withdrawn') w on true`

export interface StoredMaker {
  readonly id: string
  readonly name: string
  readonly location: unknown
  readonly capabilities: unknown
}

/** The moment from which a maker's record counts. */
export const recordSince = (now: Date): Date => new Date(now.getTime() - RECORD_DAYS * 86_400_000)

export function readMakerRow(row: StoredMaker): MakerRow {
  const { city, country } = storedLocation.parse(row.location)
  const { processes } = storedCapabilities.parse(row.capabilities)
  return makerRow.parse({ ...row, city, country, processes })
}
