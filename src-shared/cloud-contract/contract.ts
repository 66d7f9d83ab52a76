import type { ContractRouterClient } from '@orpc/contract'
import { audit } from './audit.ts'
import { auth } from './auth.ts'
import { desk } from './desk.ts'
import { earnings } from './earnings.ts'
import { imports } from './imports.ts'
import { inbox } from './inbox.ts'
import { makers } from './makers.ts'
import { catalog, people, printFiles, stations } from './office.ts'
import { orders } from './orders.ts'
import { payouts } from './payouts.ts'
import { photos } from './photos.ts'
import { refunds } from './refunds.ts'
import { storeSettings } from './store-settings.ts'

/** The JSON API of the cloud under `/v1`, as in `/v1/openapi.json`. Sync has its own protocol beside it. */
export const cloudContract = {
  auth,
  orders,
  desk,
  refunds,
  catalog,
  people,
  stations,
  printFiles,
  photos,
  makers,
  earnings,
  payouts,
  inbox,
  audit,
  imports,
  storeSettings,
}

export type CloudClient = ContractRouterClient<typeof cloudContract>
