import type { Permission } from '../../src-shared/fulfillment/document.ts'
import type { Claims } from '../db/database.ts'

/** Who a request is from. Without credentials: a shopper (`claims.role` is `anon`, no person, no device). */
export interface Principal {
  /** For `db.as(principal.claims, …)`. */
  readonly claims: Claims
  readonly person: {
    readonly id: string
    readonly name: string
    readonly role: 'operator' | 'maker' | 'admin'
    /** Has to choose a password of their own before anything else. */
    readonly passwordDue?: boolean
  } | null
  /** The enrolled station that calls, with its own token or through the session of someone signed in on it. */
  readonly device: {
    readonly id: string
    readonly name: string
    readonly factoryId: string | null
    readonly makerId: string | null
  } | null
  readonly permissions: readonly Permission[]
}

/** Why credentials are not accepted. `detail` is a sentence for people. */
export interface Unauthenticated {
  readonly refused:
    | 'token_invalid'
    | 'token_expired'
    | 'session_ended'
    | 'person_inactive'
    | 'maker_suspended'
    | 'device_unknown'
    | 'device_revoked'
  /** 401, or 403 for a revoked device and a suspended maker. */
  readonly status: 401 | 403
  readonly detail: string
}

export const isPrincipal = (who: Principal | Unauthenticated): who is Principal => 'claims' in who
