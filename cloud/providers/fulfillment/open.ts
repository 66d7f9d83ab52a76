import type { Provider } from '../../../src-shared/fulfillment/document.ts'
import { ownFactory } from './factory/provider.ts'
import { ourMakers } from './maker/provider.ts'
import type { FulfillmentProvider } from './port.ts'

const ADAPTERS: ReadonlyMap<Provider, FulfillmentProvider> = new Map(
  [ownFactory, ourMakers].map((adapter) => [adapter.type, adapter]),
)

/** The adapter for a type of provider, or null where this cloud has none. */
export const fulfillmentProviders = (type: Provider): FulfillmentProvider | null => ADAPTERS.get(type) ?? null
