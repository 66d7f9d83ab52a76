import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { PersonRow } from '../../../src-shared/cloud-contract/office.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

/** Products, people, stations and print files of the cloud contract, on what is kept in memory. */
export function officeAnswers(store: Store) {
  const os = implement(cloudContract)
  const { office, products } = store
  const factoryNamed = (id: string | null): string | null =>
    office.factories.find((factory) => factory.id === id)?.name ?? null
  return {
    catalog: {
      list: os.catalog.list.handler(({ input }) =>
        products.filter(
          (product) =>
            (!input.status || product.status === input.status) &&
            foldForSearch(product.title).includes(foldForSearch(input.search)),
        ),
      ),
      setStatus: os.catalog.setStatus.handler(({ input }) => {
        const product = products.find((candidate) => candidate.id === input.id)
        if (!product) throw notFound('product')
        product.status = input.status
        return product
      }),
    },
    people: {
      factories: os.people.factories.handler(() => office.factories),
      list: os.people.list.handler(() => office.people),
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
          hasPin: false,
          lastSeenAt: null,
        }
        office.people.push(person)
        return person
      }),
      update: os.people.update.handler(({ input }) => {
        const person = office.people.find((candidate) => candidate.id === input.id)
        if (!person) throw notFound('person')
        return Object.assign(person, input, { factoryName: factoryNamed(input.factoryId) })
      }),
    },
    stations: {
      list: os.stations.list.handler(() => office.stations),
      newCode: os.stations.newCode.handler(() => ({
        code: 'K7QM-4XNP',
        expiresAt: new Date(store.now() + 15 * 60_000).toISOString(),
      })),
      revoke: os.stations.revoke.handler(({ input }) => {
        const station = office.stations.find((candidate) => candidate.id === input.id)
        if (!station) throw notFound('station')
        return Object.assign(station, { revokedAt: new Date(store.now()).toISOString(), online: false })
      }),
    },
    printFiles: {
      url: os.printFiles.url.handler(({ input }) => {
        const file = store.orders
          .flatMap((order) => order.fulfillments)
          .flatMap((doc) => doc.printFiles)
          .find((candidate) => candidate.id === input.id)
        if (!file) throw notFound('print file')
        return {
          url: `http://127.0.0.1:8787/files/${file.id}?signature=demo`,
          expiresAt: new Date(store.now() + 600_000).toISOString(),
          bytes: file.bytes,
          sha256: file.sha256,
        }
      }),
    },
  }
}
