import { factoryRow } from '../../src-shared/cloud-contract/people.ts'
import { audit } from '../audit/audit.ts'
import { adminOnly } from '../procedures.ts'
import { addPerson } from './people/add-person.ts'
import { listPeople } from './people/person-rows.ts'
import { resetPassword, resetPin } from './people/reset-credentials.ts'
import { personOrProblem, updatePerson } from './people/update-person.ts'

/** cloudContract.people: who works for the store, and where. */
export const peopleHandlers = {
  factories: adminOnly.people.factories.handler(({ context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) =>
      tx.rows(factoryRow, 'select id, name, city, country from factories order by lower(name), id'),
    ),
  ),
  list: adminOnly.people.list.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => listPeople(tx, input)),
  ),
  get: adminOnly.people.get.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => personOrProblem(tx, input.id)),
  ),
  add: adminOnly.people.add.handler(async ({ input, context }) => {
    const person = await addPerson(context, input)
    audit(context.log, context.principal, 'person.added', { person: person.id, as: person.role })
    return person
  }),
  update: adminOnly.people.update.handler(async ({ input, context }) => {
    const person = await updatePerson(context, input)
    const { id, active, permissions, factoryId } = person
    audit(context.log, context.principal, 'person.changed', {
      person: id,
      active,
      permissions,
      factory: factoryId,
    })
    return person
  }),
  resetPin: adminOnly.people.resetPin.handler(async ({ input, context }) => {
    const person = await resetPin(context, input.id)
    audit(context.log, context.principal, 'person.pin_reset', { person: input.id })
    return person
  }),
  resetPassword: adminOnly.people.resetPassword.handler(async ({ input, context }) => {
    const given = await resetPassword(context, input.id)
    audit(context.log, context.principal, 'person.password_reset', { person: input.id })
    return given
  }),
}
