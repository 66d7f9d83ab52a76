import { factoryRow } from '../../src-shared/cloud-contract/office.ts'
import { audit } from '../audit/audit.ts'
import { adminOnly } from '../procedures.ts'
import { addPerson } from './people/add-person.ts'
import { allPeople } from './people/person-rows.ts'
import { updatePerson } from './people/update-person.ts'

/** cloudContract.people: who works for the store, and where. */
export const peopleHandlers = {
  factories: adminOnly.people.factories.handler(({ context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) =>
      tx.rows(factoryRow, 'select id, name, city, country from factories order by lower(name), id'),
    ),
  ),
  list: adminOnly.people.list.handler(({ context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, allPeople),
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
}
