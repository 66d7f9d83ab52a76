import { z } from 'zod'
import { verification, type Verification } from '../../../src-shared/cloud-contract/audit.ts'
import type { Cloud } from '../../cloud.ts'
import type { Tx } from '../../db/database.ts'

/** The job that carries a verification on, as whoever asks for it knows it; cloud/jobs/verify-audit.ts does it. */
export const verifyAudit = { name: 'audit.verify', data: z.object({ verificationId: z.uuid() }) }

/** Who begins a verification. */
export interface Starter {
  readonly id: string | null
  readonly name: string
}

/** So many verifications are kept for each store, and the last one without a finding: the next one compares with it. */
const KEPT = 60
const SHOWN = 20

/** The latest verifications that the caller may see, newest first. */
export const listVerifications = (tx: Tx): Promise<Verification[]> =>
  read(tx, `order by started_at desc, id desc limit ${SHOWN}`, [])

/** Begins to verify all chains of a store. While one runs, that one is the answer. Needs the rights of the service. */
export async function startVerification(
  { clock, newId, jobs }: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  tx: Tx,
  storeId: string,
  by: Starter,
): Promise<Verification> {
  const started = await tx.first<{ id: string }>(
    `insert into audit_verifications (id, store_id, started_by, started_by_name, started_at) values ($1, $2, $3, $4, $5)
     on conflict (store_id) where state = 'running' do nothing returning id`,
    [newId(), storeId, by.id, by.name, new Date(clock.now())],
  )
  if (started) {
    await tx.query(
      `delete from audit_verifications where store_id = $1 and id in
         (select id from audit_verifications where store_id = $1 order by started_at desc, id desc offset ${KEPT})
       and id is distinct from
         (select id from audit_verifications where store_id = $1 and state = 'done' and broken = 0 order by started_at desc limit 1)`,
      [storeId],
    )
    await jobs.enqueue(tx, verifyAudit, { verificationId: started.id })
  }
  const [running] = await read(tx, `where store_id = $1 and state = 'running'`, [storeId])
  return running!
}

/** Stops a verification where it is; null where this store has none such. One that has ended stays as it is. */
export async function stopVerification(tx: Tx, storeId: string, id: string): Promise<Verification | null> {
  await tx.query(
    `update audit_verifications set state = 'stopped' where id = $1 and store_id = $2 and state = 'running'`,
    [id, storeId],
  )
  return (await read(tx, 'where id = $1 and store_id = $2', [id, storeId]))[0] ?? null
}

/** Goes on with a stopped verification. Null where there is none such; `other_runs` while another one runs. */
export async function resumeVerification(
  { jobs }: Pick<Cloud, 'jobs'>,
  tx: Tx,
  storeId: string,
  id: string,
): Promise<Verification | 'other_runs' | null> {
  const running = await tx.first(
    `select 1 from audit_verifications where store_id = $1 and state = 'running' and id <> $2`,
    [storeId, id],
  )
  if (running) return 'other_runs'
  const resumed = await tx.first(
    `update audit_verifications set state = 'running' where id = $1 and store_id = $2 and state = 'stopped' returning id`,
    [id, storeId],
  )
  if (resumed) await jobs.enqueue(tx, verifyAudit, { verificationId: id })
  return (await read(tx, 'where id = $1 and store_id = $2', [id, storeId]))[0] ?? null
}

async function read(tx: Tx, rest: string, values: readonly unknown[]): Promise<Verification[]> {
  const rows = await tx.query<{ started: Date; finished: Date | null }>(
    `select id, state, started_by_name as "startedBy", started_at as started, finished_at as finished,
       expected::float8, entries::float8, chains::float8, broken::float8, findings
     from audit_verifications ${rest}`,
    values,
  )
  return rows.map(({ started, finished, ...row }) =>
    verification.parse({
      ...row,
      startedAt: started.toISOString(),
      finishedAt: finished?.toISOString() ?? null,
    }),
  )
}
