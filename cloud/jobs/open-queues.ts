import type { PgBoss } from 'pg-boss'
import type { Job } from './job.ts'

/**
 * Makes the queues and the clocks of these jobs, or changes them to what the jobs say now. What is so already is not
 * written again: a start then waits for two answers instead of a dozen commits.
 */
export async function openQueues(boss: PgBoss, all: readonly Job[]): Promise<void> {
  const queues = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  const crons = new Map(
    (await boss.getSchedules()).map(({ name, cron, timezone }) => [name, `${cron} ${timezone}`]),
  )
  for (const { name, options } of all) {
    const { retryLimit, retryDelay, backoff, expireInSeconds, cron } = options
    const wanted = { retryLimit, retryDelay, retryBackoff: backoff, expireInSeconds, notify: true }
    const queue = queues.get(name)
    if (!queue) await boss.createQueue(name, { ...wanted, policy: 'exclusive' })
    else if (Object.entries(wanted).some(([option, value]) => queue[option as keyof typeof wanted] !== value))
      await boss.updateQueue(name, wanted)
    if (cron && crons.get(name) !== `${cron} UTC`) await boss.schedule(name, cron, {}, { tz: 'UTC' })
  }
}
