import type { Fulfillment, Provider } from '../../../src-shared/fulfillment/document.ts'

/** The provider has the order: now the fulfilment is `submitted`. */
export interface Accepted {
  readonly accepted: true
  /** The provider's own id for it; null where the work stays in the house. */
  readonly externalId: string | null
}

/** The provider will not do it, and asking again would not help. */
export interface Declined {
  readonly accepted: false
  readonly reason: string
}

/** What a provider says about an order that it has. */
export interface ProviderOrder {
  readonly externalId: string | null
  readonly state: 'waiting' | 'in_production' | 'shipped' | 'delivered' | 'cancelled' | 'failed'
}

/**
 * Someone who makes and sends things for us (X1). An expected no is an answer; a provider that cannot be reached, or
 * that is in trouble itself, is an exception, and the call is made again later with the same fulfilment.
 */
export interface FulfillmentProvider {
  readonly type: Provider
  /** Whether its answers come from this very house, so that it may be asked while a transaction is open. */
  readonly inHouse: boolean
  /** Hands a fulfilment over. The same fulfilment again answers the same order. */
  createOrder(fulfillment: Fulfillment): Promise<Accepted | Declined>
  /** Asks to stop. `accepted: false` when it is too late. */
  cancelOrder(fulfillment: Fulfillment, externalId: string | null): Promise<Accepted | Declined>
  getOrder(fulfillment: Fulfillment, externalId: string | null): Promise<ProviderOrder>
}
