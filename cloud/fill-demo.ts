import type { Cloud } from './cloud.ts'
import { withLock } from './db/with-lock.ts'

/** Fills a database without orders with believable ones, once, whichever of several processes is first. */
export async function fillDemo(cloud: Cloud, orders: number): Promise<void> {
  await withLock(cloud.db.pool, 'demo', async () => {
    const some = await cloud.db.asService((tx) => tx.first('select id from orders limit 1'))
    if (some) return
    const { seedDemo } = await import('./demo/seed.ts')
    await seedDemo(cloud, { orders })
    cloud.log.info({ orders }, 'demo orders made')
  })
}
