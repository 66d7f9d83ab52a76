import { implement } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { PrinterTest, StationDetail } from '../../../src-shared/cloud-contract/stations.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import { pageOf } from './page-of.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

const STATES: Record<string, (station: StationDetail) => boolean> = {
  online: ({ online }) => online,
  offline: ({ online, revokedAt }) => !online && !revokedAt,
  attention: ({ refusals, printersInTrouble, revokedAt }) => !revokedAt && refusals + printersInTrouble > 0,
  revoked: ({ revokedAt }) => revokedAt !== null,
}

/** cloudContract.stations, on what is kept in memory. A test page comes out the second time it is looked for. */
export function stationAnswers(store: Store) {
  const os = implement(cloudContract)
  const { office } = store
  const now = (): string => new Date(store.now()).toISOString()
  const found = (id: string): StationDetail => {
    const station = office.stations.find((candidate) => candidate.id === id)
    if (!station) throw notFound('station')
    return station
  }
  return {
    list: os.stations.list.handler(({ input }) => ({
      ...pageOf(
        office.stations.filter(
          (station) =>
            foldForSearch(
              `${station.name} ${station.factoryName ?? ''} ${station.makerName ?? ''} ${station.version}`,
            ).includes(foldForSearch(input.search)) &&
            (!input.state || STATES[input.state]!(station)) &&
            (!input.factoryId || station.factoryId === input.factoryId),
        ),
        input,
      ),
      online: office.stations.filter(({ online }) => online).length,
      live: office.stations.filter(({ revokedAt }) => !revokedAt).length,
    })),
    get: os.stations.get.handler(({ input }) => {
      const station = found(input.id)
      const seen = structuredClone(station)
      for (const test of station.tests) if (station.online && test.state === 'asked') test.state = 'printed'
      return seen
    }),
    newCode: os.stations.newCode.handler(() => ({
      code: 'K7QM-4XNP',
      expiresAt: new Date(store.now() + 15 * 60_000).toISOString(),
    })),
    rename: os.stations.rename.handler(({ input }) => Object.assign(found(input.id), { name: input.name })),
    move: os.stations.move.handler(({ input: { id, factoryId, makerId } }) =>
      Object.assign(found(id), {
        factoryId,
        factoryName: office.factories.find((factory) => factory.id === factoryId)?.name ?? null,
        makerId,
        makerName: office.people.find((person) => makerId && person.makerId === makerId)?.name ?? null,
      }),
    ),
    revoke: os.stations.revoke.handler(({ input }) =>
      Object.assign(found(input.id), { revokedAt: now(), online: false, revokeReason: input.reason }),
    ),
    testPrint: os.stations.testPrint.handler(({ input }) => {
      const station = found(input.id)
      const test: PrinterTest = {
        id: store.chance.id(store.now()) as PrinterTest['id'],
        printerId: input.printerId,
        printerName: station.printers.find(({ id }) => id === input.printerId)?.name ?? '',
        askedBy: office.people[0]!.name,
        askedAt: now(),
        expiresAt: new Date(store.now() + 600_000).toISOString(),
        state: 'asked',
        sentence: null,
        changedAt: now(),
      }
      station.tests.unshift(test)
      return test
    }),
  }
}
