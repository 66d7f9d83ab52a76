import type { PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import { endSessionsOf } from '../../auth/refresh.ts'
import type { Cloud } from '../../cloud.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../problem.ts'

interface RoleChange {
  readonly storeId: string
  readonly person: PersonRow
  readonly role: PersonRow['role']
}

/**
 * Gives a person another role. A maker who still holds jobs keeps theirs: what they hold has to be taken back first.
 * Whoever stops being a maker gets no new jobs; whoever becomes one has a profile. They sign in again everywhere.
 */
export async function changeRole(
  cloud: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  { storeId, person, role }: RoleChange,
): Promise<void> {
  if (person.role === 'maker') await letGoOfMaking(service, person)
  await service.query('update users set role = $3 where id = $1 and store_id = $2', [
    person.id,
    storeId,
    role,
  ])
  if (role === 'maker')
    await service.query(
      `insert into maker_profiles (id, store_id, user_id) values ($1, $2, $3)
       on conflict (user_id) do update set status = 'active', status_reason = '' where maker_profiles.status = 'paused' and maker_profiles.status_reason = $4`,
      [cloud.newId(), storeId, person.id, NOT_A_MAKER],
    )
  await endSessionsOf(service, { userId: person.id }, cloud.clock.now())
}

const NOT_A_MAKER = 'Has another role at present'

/** The profile is locked first, so that nobody is handed a job while they stop being a maker. */
async function letGoOfMaking(service: Tx, person: PersonRow): Promise<void> {
  const profile = await service.first<{ id: string }>(
    'select id from maker_profiles where user_id = $1 for update',
    [person.id],
  )
  if (!profile) return
  const open = await service.first<{ jobs: number }>(
    `select count(*)::int as jobs from fulfillment_requests
     where maker_id = $1 and status not in ('shipped', 'delivered', 'cancelled')`,
    [profile.id],
  )
  const jobs = open?.jobs ?? 0
  if (jobs > 0)
    throw new Problem(
      409,
      'open_jobs',
      `${person.name} still holds ${jobs === 1 ? '1 job' : `${jobs} jobs`}. Withdraw or reassign ${jobs === 1 ? 'it' : 'them'} first, under Makers.`,
    )
  await service.query(
    "update maker_profiles set status = 'paused', status_reason = $2 where id = $1 and status = 'active'",
    [profile.id, NOT_A_MAKER],
  )
}
