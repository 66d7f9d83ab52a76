import type { Principal, Unauthenticated } from './principal.ts'

/** Sign-in state of requests. What people do with it (sign in, enrol …) is beside, one file each. */
export interface Auth {
  /** Reads `Authorization: Bearer <access token>` or `Device <device token>`. No header is a shopper; a bad one is a refusal. */
  authenticate(request: Pick<Request, 'headers'>): Promise<Principal | Unauthenticated>
}
