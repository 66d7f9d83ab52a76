import { implement, ORPCError } from '@orpc/server'
import {
  BULK_LIMIT,
  type BulkAction,
  type BulkResult,
  type SavedFilter,
} from '../../../src-shared/cloud-contract/desk.ts'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import { trackingNumber } from '../../../src-shared/fulfillment/carriers.ts'
import { ENDED } from '../../../src-shared/fulfillment/lifecycle.ts'
import { makerId } from '../../../src-shared/ids/ids.ts'
import { explainRefusal } from '../../../src-shared/mutations/explain-refusal.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import { findKeptOrders } from './find-orders.ts'
import type { KeptOrder } from './kept-order.ts'
import { actorOf } from './office.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

const CALLS: Record<Exclude<BulkAction['kind'], 'note'>, string> = {
  deliver: 'deliver',
  hold: 'hold',
  release: 'release',
  cancel: 'cancel',
}

/** cloudContract.desk, on what is kept in memory. One filter is a colleague's, who shares it. */
export function deskAnswers(store: Store) {
  const os = implement(cloudContract).desk
  let filters: SavedFilter[] = [
    {
      id: store.chance.id(store.now()),
      name: 'Berlin, overdue',
      filter: { overdue: true, factoryId: [store.office.factories[1]!.id] },
      shared: true,
      mine: false,
      ownerName: 'Maria-Magdalena',
    },
  ]
  const own = (id: string): SavedFilter => {
    const filter = filters.find((one) => one.id === id && one.mine)
    if (!filter) throw notFound('filter')
    return filter
  }
  const context = () => ({
    now: new Date(store.now()).toISOString(),
    actor: actorOf(store.office.people[0]!),
    mutationId: store.chance.id(store.now()),
    permissions: ['confirm_by_hand' as const],
  })

  /** The sentence of a refusal, or null when it is done. */
  function act(order: KeptOrder, action: BulkAction): string | null {
    if (action.kind === 'note') {
      const { now, actor, mutationId } = context()
      order.notes.push({ id: mutationId, text: action.text, by: actor.name, at: now })
      return null
    }
    const concerned = order.fulfillments.filter((doc) =>
      action.kind === 'deliver' ? doc.state === 'shipped' : !ENDED.has(doc.state),
    )
    if (concerned.length === 0) return 'This order has not been shipped. Ship it first.'
    const args = 'reason' in action ? { reason: action.reason } : {}
    const after = concerned.map((doc) =>
      applyCall(doc, { name: `fulfillment.${CALLS[action.kind]}`, version: 1, args }, context()),
    )
    for (const doc of after) {
      if (!('refused' in doc)) continue
      const { title, next } = explainRefusal(doc)
      return `${title} ${next}`
    }
    order.fulfillments = order.fulfillments.map(
      (doc) =>
        (after.find((changed) => 'id' in changed && changed.id === doc.id) as typeof doc | undefined) ?? doc,
    )
    return null
  }

  return {
    choices: os.choices.handler(() => ({
      factories: store.office.factories.map(({ id, name }) => ({ id, name })),
      makers: [...store.makerNames].map(([id, name]) => ({ id: makerId.parse(id), name })),
      countries: [...new Set(store.orders.flatMap((order) => order.base.shipTo?.country ?? []))].sort(),
    })),
    savedFilters: os.savedFilters.handler(() => filters),
    saveFilter: os.saveFilter.handler(({ input }) => {
      if (filters.some((one) => one.mine && one.name === input.name))
        throw new ORPCError('CONFLICT', {
          message: 'You have a filter of that name already. Choose another name.',
        })
      filters = [...filters, { ...input, mine: true, ownerName: 'Olga Brandt' }].toSorted(
        (a, b) => Number(b.mine) - Number(a.mine),
      )
      return filters
    }),
    changeFilter: os.changeFilter.handler(({ input: { id, ...change } }) => {
      const before = own(id)
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      filters = filters.map((one) => (one === before ? { ...one, ...given } : one))
      return filters
    }),
    removeFilter: os.removeFilter.handler(({ input }) => {
      const gone = own(input.id)
      filters = filters.filter((one) => one !== gone)
      return filters
    }),
    find: os.find.handler(({ input }) => {
      const found = findKeptOrders(store, input)
      return {
        orders: found.slice(0, BULK_LIMIT).map(({ base }) => ({ id: base.id, number: base.number })),
        more: found.length > BULK_LIMIT,
      }
    }),
    bulk: os.bulk.handler(({ input }) => ({
      results: input.ids.map((id): BulkResult => {
        const order = store.orders.find((one) => one.base.id === id)
        const refused = order ? act(order, input.action) : 'There is no such order in this store.'
        return { id, number: order?.base.number ?? '', done: refused === null, sentence: refused ?? 'Done' }
      }),
    })),
    deliverParcels: os.deliverParcels.handler(({ input }) => ({
      results: input.trackingNumbers.map((text) => {
        const number = trackingNumber.parse(text)
        const order = store.orders.find((one) =>
          one.fulfillments.some((doc) => doc.parcels.some((parcel) => parcel.trackingNumber === number)),
        )
        if (!order)
          return {
            trackingNumber: number,
            outcome: 'unknown_parcel' as const,
            orders: [],
            sentence: 'No parcel of this store has this number.',
          }
        const delivered = act(order, { kind: 'deliver' }) === null
        return {
          trackingNumber: number,
          outcome: delivered ? ('delivered' as const) : ('already_delivered' as const),
          orders: [{ id: order.base.id, number: order.base.number }],
          sentence: delivered ? 'Delivered' : 'It was delivered already.',
        }
      }),
    })),
  }
}
