import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import { pageOf } from './page-of.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

/** cloudContract.people, on what is kept in memory. */
export function peopleAnswers(store: Store) {
  const os = implement(cloudContract)
  const { office } = store
  const factoryNamed = (id: string | null): string | null =>
    office.factories.find((factory) => factory.id === id)?.name ?? null
  const found = (id: string): PersonRow => {
    const person = office.people.find((candidate) => candidate.id === id)
    if (!person) throw notFound('person')
    return person
  }
  return {
    factories: os.people.factories.handler(() => office.factories),
    list: os.people.list.handler(({ input }) =>
      pageOf(
        office.people.filter(
          (person) =>
            foldForSearch(`${person.name} ${person.email} ${person.factoryName ?? ''}`).includes(
              foldForSearch(input.search),
            ) &&
            (!input.role || person.role === input.role) &&
            (!input.state || person.active === (input.state === 'active')) &&
            (!input.factoryId || person.factoryId === input.factoryId),
        ),
        input,
      ),
    ),
    get: os.people.get.handler(({ input }) => found(input.id)),
    add: os.people.add.handler(({ input: { password: _, ...input } }) => {
      if (office.people.some((person) => person.email === input.email))
        throw new ORPCError('CONFLICT', {
          message: `${input.email} is already with you. Change that person instead.`,
        })
      const person: PersonRow = {
        ...input,
        id: store.chance.id(store.now()) as PersonRow['id'],
        active: true,
        factoryName: factoryNamed(input.factoryId),
        makerId: input.role === 'maker' ? (store.chance.id(store.now()) as PersonRow['makerId']) : null,
        hasPin: false,
        oneTimePasswordUntil: null,
        lastSeenAt: null,
      }
      office.people.push(person)
      return person
    }),
    update: os.people.update.handler(({ input: { role, ...input } }) => {
      const person = found(input.id)
      if (role && role !== person.role && person.name === 'Pieter Botha')
        throw new ORPCError('OPEN_JOBS', {
          message: 'Pieter Botha still holds 3 jobs. Withdraw or reassign them first, under Makers.',
        })
      return Object.assign(person, input, {
        role: role ?? person.role,
        factoryName: factoryNamed(input.factoryId),
      })
    }),
    resetPin: os.people.resetPin.handler(({ input }) => Object.assign(found(input.id), { hasPin: false })),
    resetPassword: os.people.resetPassword.handler(({ input }) => {
      const until = new Date(store.now() + 72 * 3_600_000).toISOString()
      const person = Object.assign(found(input.id), { oneTimePasswordUntil: until })
      return { person, password: 'k7qm-4xnp-22tw-h9ra', until }
    }),
  }
}
