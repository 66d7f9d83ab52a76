import { ownFactory } from '../factory/provider.ts'
import type { FulfillmentProvider } from '../port.ts'

/**
 * Our makers: they work on the very documents that we keep, as our factory does. Which maker makes a fulfilment the
 * office decides by assigning it; until then it is `pending`.
 */
export const ourMakers: FulfillmentProvider = { ...ownFactory, type: 'maker' }
