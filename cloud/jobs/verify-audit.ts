import { z } from 'zod'
import { runVerification } from '../audit/verify/run.ts'
import { startVerification, verifyAudit } from '../audit/verify/verifications.ts'
import { defineJob } from './job.ts'

/** A run that takes longer hands the rest on to a next one, so that a process that stops is not waited for. */
const RUN_MS = 20_000

/** Carries a verification of the audit on; the next run begins where this one stood. */
export const verifyAuditJob = defineJob({
  ...verifyAudit,
  options: { expireInSeconds: 600 },
  async run(cloud, { verificationId }) {
    if ((await runVerification(cloud, verificationId, RUN_MS)) === 'ended') return
    await cloud.db.asService((tx) => cloud.jobs.enqueue(tx, verifyAudit, { verificationId }))
  },
})

/** Begins a verification of every store each night. */
export const verifyAuditNightly = defineJob({
  name: 'audit.verify.nightly',
  data: z.object({}),
  options: { cron: '10 3 * * *' },
  run: (cloud) =>
    cloud.db.asService(async (tx) => {
      for (const { id } of await tx.query<{ id: string }>('select id from stores order by id'))
        await startVerification(cloud, tx, id, { id: null, name: 'Packbench' })
    }),
})
