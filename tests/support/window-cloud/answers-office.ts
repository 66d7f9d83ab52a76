import { implement } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import { peopleAnswers } from './answers-people.ts'
import { stationAnswers } from './answers-stations.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

/** Products, people, stations and print files of the cloud contract, on what is kept in memory. */
export function officeAnswers(store: Store) {
  const os = implement(cloudContract)
  const { products } = store
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
    people: peopleAnswers(store),
    stations: stationAnswers(store),
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
