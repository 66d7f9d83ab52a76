import { orderHandlers } from '../orders/handlers.ts'
import { fulfillmentProviders } from '../providers/fulfillment/open.ts'
import { authHandlers } from './auth-handlers.ts'
import { catalogHandlers } from './catalog-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import { printFileHandlers } from './print-file-handlers.ts'
import { stationHandlers } from './station-handlers.ts'

/** Every handler of cloudContract, in its shape. */
export const router = {
  auth: authHandlers,
  orders: orderHandlers(fulfillmentProviders),
  catalog: catalogHandlers,
  people: peopleHandlers,
  stations: stationHandlers,
  printFiles: printFileHandlers,
}
