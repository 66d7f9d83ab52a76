import type { ContractRouterClient } from '@orpc/contract'
import { auth } from './auth.ts'
import { catalog, people, printFiles, stations } from './office.ts'
import { orders } from './orders.ts'

/** The JSON API of the cloud under `/v1`, as in `/v1/openapi.json`. Sync has its own protocol beside it. */
export const cloudContract = { auth, orders, catalog, people, stations, printFiles }

export type CloudClient = ContractRouterClient<typeof cloudContract>
