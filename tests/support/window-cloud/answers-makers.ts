import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { HandedOver } from '../../../src-shared/cloud-contract/makers/assignment.ts'
import type { MakerDetail } from '../../../src-shared/cloud-contract/makers/profiles.ts'
import type { WorkProposal, WorkRow, WorkSlice } from '../../../src-shared/cloud-contract/makers/work.ts'
import { isOverdue, type Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { maskedAccount } from '../../../src-shared/maker/bank.ts'
import { proposeMakers, type Candidate } from '../../../src-shared/maker/matching.ts'
import { makerLocation } from '../../../src-shared/maker/profile.ts'
import { shareOut, type JobToShare } from '../../../src-shared/maker/share-out.ts'
import { wantsOf } from '../../../src-shared/maker/wants.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import {
  handSomeOut,
  makerDetailOf,
  makerRowOf,
  officeDoes,
  openJobs,
  openWork,
  sayThings,
  someMakers,
  type KeptMaker,
} from './kept-makers.ts'
import { notFound, refused } from './refusals.ts'
import type { Store } from './store.ts'

/** cloudContract.makers, on what is kept in memory. Makers and their jobs are there from the first question on. */
export function makersAnswers(store: Store) {
  const os = implement(cloudContract).makers
  let kept: KeptMaker[] | null = null
  const makers = (): KeptMaker[] => {
    if (kept) return kept
    kept = someMakers(store)
    handSomeOut(store, kept)
    for (const { id, name } of kept) store.makerNames.set(id, name)
    return kept
  }
  const find = (id: string): KeptMaker => {
    const maker = makers().find((one) => one.id === id)
    if (!maker) throw notFound('maker')
    return maker
  }
  const job = (id: string): Fulfillment => {
    makers()
    const doc = store.orders.flatMap((order) => order.fulfillments).find((one) => one.id === id)
    if (!doc) throw notFound('fulfilment')
    return doc
  }
  const answer = (maker: KeptMaker): MakerDetail => makerDetailOf(store, maker)
  const page = <Row extends { id: string }>(rows: Row[], after: string | null, limit: number) => {
    const from = after === null ? 0 : rows.findIndex((row) => row.id === after) + 1
    const shown = rows.slice(from, from + limit)
    return {
      rows: shown,
      next: from + shown.length < rows.length ? shown.at(-1)!.id : null,
      total: rows.length,
    }
  }
  const candidates = (): Candidate[] => {
    const jobs = openJobs(store)
    return makers().map((maker) => ({ ...maker, makerId: maker.id, openJobs: jobs.get(maker.id) ?? 0 }))
  }
  const asJob = (doc: Fulfillment): JobToShare => ({
    id: doc.id,
    dueAt: doc.dueAt,
    wants: wantsOf(doc.items.flatMap((item) => item.specs)),
    to: doc.shipTo && { city: doc.shipTo.city, country: doc.shipTo.country, place: null },
  })
  const assign = (doc: Fulfillment, makerId: string, reason: string): HandedOver => {
    const maker = find(makerId)
    if (maker.status !== 'active')
      throw new ORPCError('CONFLICT', {
        message: `${maker.name} is ${maker.status}. Choose an active maker.`,
      })
    const no = officeDoes(store, doc, 'assign', { makerId, makerName: maker.name, reason })
    if (no) throw refused(no)
    return { orderId: doc.orderId, fulfillmentIds: [doc.id], makerId: maker.id, makerName: maker.name }
  }
  const rowOf = (doc: Fulfillment): WorkRow => {
    const wants = wantsOf(doc.items.flatMap((item) => item.specs))
    return {
      id: doc.id,
      orderId: doc.orderId,
      orderNumber: doc.order.number,
      things: sayThings(doc),
      asks: [...wants.processes, ...wants.materials, ...wants.colours],
      pieces: doc.items.reduce((sum, item) => sum + item.quantity, 0),
      city: doc.shipTo?.city ?? '',
      country: doc.shipTo?.country ?? '',
      state: doc.state,
      dueAt: doc.dueAt,
      overdue: isOverdue(doc, store.now()),
      startedAt: doc.startedAt,
      held: doc.hold !== null,
      problem: doc.problem,
      maker: doc.makerId ? { id: doc.makerId, name: find(doc.makerId).name } : null,
      factory: store.office.factories.find((factory) => factory.id === doc.factoryId) ?? null,
      routeReason: doc.timeline.at(-1)?.detail ?? '',
    }
  }
  const SLICES: Record<WorkSlice, (doc: Fulfillment) => boolean> = {
    unassigned: (doc) => !doc.makerId && !doc.factoryId,
    with_maker: (doc) => doc.makerId !== null,
    at_factory: (doc) => doc.factoryId !== null,
    cannot_make: (doc) =>
      doc.problem !== null && ['cannot_make', 'out_of_material', 'file_unusable'].includes(doc.problem.kind),
    overdue: (doc) => isOverdue(doc, store.now()),
  }

  return {
    list: os.list.handler(({ input }) => {
      const search = foldForSearch(input.search)
      const found = makers().filter(
        (maker) =>
          (!input.status || maker.status === input.status) &&
          foldForSearch(
            `${maker.name} ${maker.email} ${maker.location.city} ${maker.capabilities.processes.join(' ')}`,
          ).includes(search),
      )
      const jobs = openJobs(store)
      const count = (status: KeptMaker['status']): number =>
        makers().filter((one) => one.status === status).length
      const { rows, ...more } = page(found, input.after, input.limit)
      return {
        ...more,
        rows: rows.map((maker) => makerRowOf(maker, jobs)),
        byStatus: { active: count('active'), paused: count('paused'), suspended: count('suspended') },
      }
    }),
    get: os.get.handler(({ input }) => answer(find(input.id))),
    add: os.add.handler(({ input }) => {
      const known =
        'userId' in input.person
          ? store.office.people.find((one) => 'userId' in input.person && one.id === input.person.userId)
          : input.person
      if (!known) throw notFound('person')
      const maker: KeptMaker = {
        id: store.chance.id(store.now()) as KeptMaker['id'],
        userId: store.chance.id(store.now()) as KeptMaker['userId'],
        name: known.name,
        email: known.email,
        signsIn: true,
        status: 'active',
        statusReason: '',
        capacity: input.capacity,
        onTime: { shipped: 0, inTime: 0 },
        capabilities: input.capabilities,
        location: input.location ?? makerLocation.parse({}),
        notes: input.notes,
        bank: null,
        stations: [],
        since: new Date(store.now()).toISOString(),
      }
      makers().push(maker)
      return answer(maker)
    }),
    save: os.save.handler(({ input }) => answer(Object.assign(find(input.id), input))),
    setStatus: os.setStatus.handler(({ input: { id, status, reason } }) =>
      answer(Object.assign(find(id), { status, statusReason: reason })),
    ),
    saveBank: os.saveBank.handler(({ input: { id, bank } }) => {
      const { accountHolder, bankName } = bank
      return answer(
        Object.assign(find(id), { bank: { accountHolder, bankName, account: maskedAccount(bank) } }),
      )
    }),
    work: os.work.handler(({ input }) => {
      makers()
      const all = openWork(store)
      const search = foldForSearch(input.search)
      const found = all
        .filter(
          (doc) =>
            (!input.slice || SLICES[input.slice](doc)) &&
            (!input.makerId || doc.makerId === input.makerId) &&
            foldForSearch(`${doc.order.number} ${doc.order.customerName} ${sayThings(doc)}`).includes(search),
        )
        .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      const count = (slice: WorkSlice): number => all.filter(SLICES[slice]).length
      const { rows, ...more } = page(found, input.after, input.limit)
      return {
        ...more,
        rows: rows.map(rowOf),
        counts: {
          unassigned: count('unassigned'),
          with_maker: count('with_maker'),
          at_factory: count('at_factory'),
          cannot_make: count('cannot_make'),
          overdue: count('overdue'),
        },
      }
    }),
    workOne: os.workOne.handler(({ input }) => {
      const doc = job(input.id)
      return { ...rowOf(doc), items: doc.items }
    }),
    propose: os.propose.handler(({ input }) => {
      const all = candidates()
      return {
        proposals: proposeMakers(asJob(job(input.id)), all).slice(0, input.limit) as WorkProposal[],
        active: all.filter((maker) => maker.status === 'active').length,
      }
    }),
    plan: os.plan.handler(({ input }) => {
      const docs = input.fulfillmentIds.map(job)
      return shareOut(docs.map(asJob), candidates()).map(({ proposal, why }, index) => ({
        fulfillmentId: docs[index]!.id,
        orderNumber: docs[index]!.order.number,
        things: sayThings(docs[index]!),
        proposal: proposal as WorkProposal | null,
        why,
      }))
    }),
    assign: os.assign.handler(({ input }) => {
      const order = store.orders.find((one) => one.base.id === input.orderId)
      const wanted = order?.fulfillments.filter((doc) => input.fulfillmentIds?.includes(doc.id) ?? true) ?? []
      if (wanted.length === 0) throw notFound('order')
      return wanted.map((doc) => assign(doc, input.makerId, input.reason)).at(-1)!
    }),
    assignMany: os.assignMany.handler(({ input }) =>
      input.assignments.map(({ fulfillmentId, makerId, reason }) => {
        try {
          assign(job(fulfillmentId), makerId, reason)
          return { fulfillmentId, ok: true, sentence: null }
        } catch (error) {
          if (!(error instanceof ORPCError)) throw error
          return { fulfillmentId, ok: false, sentence: error.message }
        }
      }),
    ),
    withdraw: os.withdraw.handler(({ input }) => {
      const doc = job(input.fulfillmentId)
      if (doc.startedAt && !input.earning)
        throw new ORPCError('UNPROCESSABLE_CONTENT', {
          message: 'Production has started: say whether the maker keeps the earning or it is taken back.',
        })
      const no = officeDoes(store, doc, 'withdraw', { reason: input.reason })
      if (no) throw refused(no)
      if (input.toMakerId) return assign(job(doc.id), input.toMakerId, input.reason)
      return { orderId: doc.orderId, fulfillmentIds: [doc.id], makerId: null, makerName: null }
    }),
  }
}
