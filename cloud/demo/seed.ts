import type { Cloud } from '../cloud.ts'
import { openForBusiness } from './accounts.ts'
import { chance } from './chance.ts'
import { openWorkshops } from './makers.ts'
import { placeMakerOrders } from './maker-orders.ts'
import { placeDemoOrders, readShelf } from './orders.ts'
import { stockTheShop } from './stock.ts'

/** Orders a transaction; a large demo is made in several. */
const BATCH = 250

/**
 * Fills an empty database with a believable factory and its makers: people, products with painted pictures and real
 * print files, jobs in every state with their earnings, and `orders` paid orders in every state, in many scripts. The same every time, but for ids and dates.
 */
export async function seedDemo(
  cloud: Pick<Cloud, 'db' | 'storage' | 'clock' | 'newId' | 'storeId' | 'jobs' | 'log'>,
  options: { orders: number },
): Promise<void> {
  const { db, storage, newId, storeId, log } = cloud
  await db.asService(async (tx) => {
    const factories = await openForBusiness(tx, newId, storeId)
    await stockTheShop({ tx, storage, newId, storeId, factories })
    const makers = await openWorkshops(tx, newId, storeId)
    await placeMakerOrders(cloud, tx, storeId, makers)
  })
  const luck = chance(20_261_121)
  for (let made = 0; made < options.orders; made += BATCH) {
    await db.asService(async (tx) =>
      placeDemoOrders(cloud, tx, await readShelf(tx), storeId, Math.min(BATCH, options.orders - made), luck),
    )
    if (options.orders > 1000)
      log.info({ made: Math.min(made + BATCH, options.orders), of: options.orders }, 'demo orders')
  }
}
