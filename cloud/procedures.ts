import { implement, type ImplementerInternalWithMiddlewares } from '@orpc/server'
import { cloudContract } from '../src-shared/cloud-contract/contract.ts'
import type { Principal } from './auth/principal.ts'
import type { Cloud } from './cloud.ts'
import type { Log } from './config/log.ts'
import { Problem } from './problem.ts'

/** What every handler of the JSON API is given beside its input. */
export interface RequestContext {
  readonly cloud: Cloud
  readonly principal: Principal
  readonly requestId: string
  /** The caller's address, for rate limits. */
  readonly ip: string
  readonly log: Log
}

type Contract = typeof cloudContract
/** A handler's maker for each call of the contract, by room. Named, because the compiler does not write out a type this long. */
type Procedures<Context extends RequestContext = RequestContext> = {
  readonly [Room in keyof Contract]: ImplementerInternalWithMiddlewares<
    Contract[Room],
    RequestContext,
    Context
  >
}
type Person = NonNullable<Principal['person']>

/** Whoever has a one-time password chooses one of their own before anything else. */
const contract = implement(cloudContract)
  .$context<RequestContext>()
  .use(({ context, path, next }) => {
    if (context.principal.person?.passwordDue && path[0] !== 'auth')
      throw new Problem(403, 'password_due', 'Choose a password of your own first, under Settings.')
    return next()
  })

/** Handlers that anyone may call: `anyone.auth.signIn.handler(({ input, context }) => …)`. */
export const anyone: Procedures = contract

/** Handlers for people who signed in; `context.person` is who. Others get a 401. */
export const signedIn: Procedures<RequestContext & { readonly person: Person }> = contract.use(
  ({ context, next }) => {
    const { person } = context.principal
    if (!person) throw new Problem(401, 'sign_in_first', 'Sign in to do this.')
    return next({ context: { person } })
  },
)

/** Handlers for the office. Others get a 401 or 403. */
export const adminOnly: Procedures<RequestContext & { readonly person: Person }> = contract.use(
  ({ context, next }) => {
    const { person } = context.principal
    if (!person) throw new Problem(401, 'sign_in_first', 'Sign in to do this.')
    if (person.role !== 'admin') throw new Problem(403, 'admins_only', 'Only admins may do this.')
    return next({ context: { person } })
  },
)

const known = contract.use(({ context, next }) => {
  const { person, device } = context.principal
  if (!person && !device) throw new Problem(401, 'sign_in_first', 'Sign in, or call as an enrolled station.')
  return next()
})
/** Handlers for people and for stations on their own. Others get a 401. */
export const knownCaller: Procedures = known
