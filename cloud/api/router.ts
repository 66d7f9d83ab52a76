import { auditHandlers } from '../audit/handlers.ts'
import { earningsHandlers } from '../earnings/handlers.ts'
import { importsHandlers } from '../imports/handlers.ts'
import { inboxHandlers } from '../inbox/handlers.ts'
import { makersHandlers } from '../makers/handlers.ts'
import { deskHandlers } from '../orders/desk-handlers.ts'
import { orderHandlers } from '../orders/handlers.ts'
import { payoutsHandlers } from '../payouts/handlers.ts'
import { photosHandlers } from '../photos/handlers.ts'
import { fulfillmentProviders } from '../providers/fulfillment/open.ts'
import { refundsHandlers } from '../refunds/handlers.ts'
import { storeSettingsHandlers } from '../settings/handlers.ts'
import { authHandlers } from './auth-handlers.ts'
import { catalogHandlers } from './catalog-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import { printFileHandlers } from './print-file-handlers.ts'
import { stationHandlers } from './station-handlers.ts'

/** Every handler of cloudContract, in its shape. */
export const router = {
  auth: authHandlers,
  orders: orderHandlers(fulfillmentProviders),
  desk: deskHandlers(fulfillmentProviders),
  refunds: refundsHandlers,
  catalog: catalogHandlers,
  people: peopleHandlers,
  stations: stationHandlers,
  printFiles: printFileHandlers,
  photos: photosHandlers,
  makers: makersHandlers,
  earnings: earningsHandlers,
  payouts: payoutsHandlers,
  inbox: inboxHandlers,
  audit: auditHandlers,
  imports: importsHandlers,
  storeSettings: storeSettingsHandlers,
}
