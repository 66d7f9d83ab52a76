import { implement } from '@orpc/server'
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

/** Handlers that anyone may call: `anyone.auth.signIn.handler(({ input, context }) => …)`. */
export const anyone = implement(cloudContract).$context<RequestContext>()

/** Handlers for people who signed in; `context.person` is who. Others get a 401. */
export const signedIn = anyone.use(({ context, next }) => {
  const { person } = context.principal
  if (!person) throw new Problem(401, 'sign_in_first', 'Sign in to do this.')
  return next({ context: { person } })
})

/** Handlers for the office. Others get a 401 or 403. */
export const adminOnly = anyone.use(({ context, next }) => {
  const { person } = context.principal
  if (!person) throw new Problem(401, 'sign_in_first', 'Sign in to do this.')
  if (person.role !== 'admin') throw new Problem(403, 'admins_only', 'Only admins may do this.')
  return next({ context: { person } })
})

/** Handlers for people and for stations on their own. Others get a 401. */
export const knownCaller = anyone.use(({ context, next }) => {
  const { person, device } = context.principal
  if (!person && !device) throw new Problem(401, 'sign_in_first', 'Sign in, or call as an enrolled station.')
  return next()
})
