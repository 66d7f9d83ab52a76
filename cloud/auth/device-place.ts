import { enrolledDevice } from '../../src-shared/cloud-contract/auth.ts'
import type { z } from 'zod'
import type { Tx } from '../db/database.ts'

const place = enrolledDevice.pick({ stationName: true, store: true, factory: true, maker: true })

/** What a station is called and where it stands, as it is told at enrolment and with every report. */
export async function placeOf(tx: Tx, deviceId: string): Promise<z.infer<typeof place>> {
  const [found] = await tx.rows(
    place,
    `select d.name as "stationName",
       json_build_object('id', s.id, 'name', s.name, 'addressLines', s.address_lines, 'supportEmail', s.support_email) as store,
       case when f.id is null then null else json_build_object('id', f.id, 'name', f.name) end as factory,
       case when m.id is null then null else json_build_object('id', m.id, 'name', u.name) end as maker
     from devices d join stores s on s.id = d.store_id
     left join factories f on f.id = d.factory_id
     left join maker_profiles m on m.id = d.maker_id left join users u on u.id = m.user_id
     where d.id = $1`,
    [deviceId],
  )
  if (!found) throw new Error(`There is no station ${deviceId}.`)
  return found
}
