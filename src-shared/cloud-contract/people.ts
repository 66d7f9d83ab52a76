import { oc } from '@orpc/contract'
import { z } from 'zod'
import { permission } from '../fulfillment/document.ts'
import { factoryId, makerId, userId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'
import { personRole } from './auth.ts'
import { pageOf, pageQuery } from './paging.ts'

export const factoryRow = z.object({ id: factoryId, name: z.string(), city: z.string(), country: z.string() })

export const personRow = z.object({
  id: userId,
  name: z.string(),
  email: z.string(),
  role: personRole,
  permissions: z.array(permission),
  active: z.boolean(),
  factoryId: factoryId.nullable(),
  factoryName: z.string().nullable(),
  /** Of a maker's profile. */
  makerId: makerId.nullable(),
  hasPin: z.boolean(),
  /** Has a one-time password that waits for its first use, good until then. */
  oneTimePasswordUntil: instant.nullable(),
  lastSeenAt: instant.nullable(),
})
export type PersonRow = z.infer<typeof personRow>

export const peopleFilter = z.object({
  search: z.string().max(200).default(''),
  role: personRole.nullable().default(null),
  /** `out`: taken out, cannot sign in. */
  state: z.enum(['active', 'out']).nullable().default(null),
  factoryId: factoryId.nullable().default(null),
})
export type PeopleFilter = z.infer<typeof peopleFilter>

const one = z.object({ id: userId })

export const people = {
  factories: oc
    .route({ method: 'GET', path: '/factories', tags: ['people'], summary: 'Factories of the store' })
    .output(z.array(factoryRow)),
  list: oc
    .route({ method: 'GET', path: '/people', tags: ['people'], summary: 'People, their roles and factories' })
    .input(peopleFilter.extend(pageQuery))
    .output(pageOf(personRow)),
  get: oc
    .route({ method: 'GET', path: '/people/{id}', tags: ['people'], summary: 'One person' })
    .input(one)
    .output(personRow),
  add: oc
    .route({
      method: 'POST',
      path: '/people',
      tags: ['people'],
      summary: 'Add a person with a first password',
    })
    .input(
      z.object({
        name: line(120),
        email: z.email().max(254),
        role: personRole,
        factoryId: factoryId.nullable(),
        permissions: z.array(permission),
        password: z.string().min(10).max(200),
      }),
    )
    .output(personRow),
  update: oc
    .route({
      method: 'POST',
      path: '/people/{id}',
      tags: ['people'],
      summary: 'Change role, factory and permissions, or take someone out',
    })
    .input(
      z.object({
        id: userId,
        /** Left out: stays as it is. */
        role: personRole.optional(),
        permissions: z.array(permission),
        active: z.boolean(),
        factoryId: factoryId.nullable(),
      }),
    )
    .output(personRow),
  resetPin: oc
    .route({
      method: 'POST',
      path: '/people/{id}/pin/reset',
      tags: ['people'],
      summary: 'Take back the PIN; stations forget it at their next contact',
    })
    .input(one)
    .output(personRow),
  resetPassword: oc
    .route({
      method: 'POST',
      path: '/people/{id}/password/reset',
      tags: ['people'],
      summary: 'A one-time password, shown once, to be changed at first sign-in; ends every session',
    })
    .input(one)
    .output(z.object({ person: personRow, password: z.string(), until: instant })),
}
