import type { HeldJob, MakerDetail, MakerRow } from '../../../src-shared/cloud-contract/makers/profiles.ts'
import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { isOverdue } from '../../../src-shared/fulfillment/document.ts'
import { capabilities, makerLocation, type MakerStatus } from '../../../src-shared/maker/profile.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import { actorOf } from './office.ts'
import type { Store } from './store.ts'

const DAY = 86_400_000

/** A maker as the pretended cloud keeps them; their jobs are those of the orders. */
export type KeptMaker = Omit<MakerDetail, 'openJobs' | 'jobs' | 'city' | 'country' | 'processes'>

interface Sketch {
  readonly name: string
  readonly city: string
  readonly country: string
  readonly processes: readonly string[]
  readonly materials?: readonly string[]
  readonly status?: MakerStatus
  readonly reason?: string
  readonly capacity?: number
  readonly record?: readonly [inTime: number, shipped: number]
  readonly place?: readonly [latitude: number, longitude: number]
}

const SKETCHES: readonly Sketch[] = [
  {
    name: 'Lerato Molefe',
    city: 'Cape Town',
    country: 'ZA',
    processes: ['FDM', 'SLA'],
    materials: ['PLA', 'PETG', 'Resin'],
    record: [41, 43],
    place: [-33.93, 18.45],
  },
  {
    name: 'Jonas Weber',
    city: 'Berlin',
    country: 'DE',
    processes: ['Laser cutting', 'CNC'],
    materials: ['Plywood', 'Acrylic', 'Ash'],
    record: [18, 24],
    place: [52.52, 13.4],
  },
  {
    name: 'Naledi Khumalo',
    city: 'Johannesburg',
    country: 'ZA',
    processes: ['Giclée', 'Screen print', 'DTG'],
    status: 'paused',
    reason: 'Moving the workshop until the 30th',
    record: [9, 9],
    place: [-26.2, 28.04],
  },
  {
    name: 'Tomás Silva',
    city: 'Porto',
    country: 'PT',
    processes: ['Ceramics'],
    status: 'suspended',
    reason: 'Three parcels in a row were damaged',
    record: [2, 11],
  },
  {
    name: '山田 愛子',
    city: '京都',
    country: 'JP',
    processes: ['Ceramics', 'Sublimation'],
    record: [30, 30],
  },
  { name: 'فاطمة بنت علي', city: 'الدار البيضاء', country: 'MA', processes: ['Embroidery'] },
  {
    name: 'Maria-Magdalena Oberhuber-Schwarzenberger von Lichtenstein',
    city: 'Garmisch-Partenkirchen',
    country: 'DE',
    processes: ['Screen print', 'Embroidery', 'DTG', 'UV print', 'Sublimation'],
    capacity: 1,
  },
  { name: 'Sam Lee', city: 'Durban', country: 'ZA', processes: ['FDM'], materials: ['PLA'], capacity: 2 },
]

/** The makers of a store of that size: the eight above, and in a large store as many as it has orders. */
export function someMakers(store: Store): KeptMaker[] {
  const count =
    store.orders.length >= 1000 ? store.orders.length : Math.min(store.orders.length, SKETCHES.length)
  return Array.from({ length: count }, (_, at) => aMaker(store, at)).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )
}

function aMaker(store: Store, at: number): KeptMaker {
  const sketch = SKETCHES[at % SKETCHES.length]!
  const round = Math.floor(at / SKETCHES.length)
  const { city, country, place, record = [0, 0], reason = '' } = sketch
  const [inTime, shipped] = record
  return {
    id: store.chance.id(store.now() - 200 * DAY) as KeptMaker['id'],
    userId: store.chance.id(store.now() - 200 * DAY) as KeptMaker['userId'],
    name: round === 0 ? sketch.name : `${sketch.name} ${round + 1}`,
    email: `maker${at + 1}@makers.example`,
    signsIn: true,
    status: sketch.status ?? 'active',
    statusReason: reason,
    capacity: sketch.capacity ?? 5,
    onTime: { shipped, inTime },
    capabilities: capabilities.parse({
      processes: sketch.processes,
      materials: sketch.materials ?? [],
      colours: [],
      machines: at === 0 ? [{ name: 'Prusa MK4', x: 250, y: 210, z: 220 }] : [],
    }),
    location: makerLocation.parse({
      city,
      country,
      latitude: place?.[0] ?? null,
      longitude: place?.[1] ?? null,
    }),
    notes: at === 0 ? 'Small parts first: her second printer is the quick one.' : '',
    bank: at % 3 === 0 ? { accountHolder: sketch.name, bankName: 'Protea Bank', account: '•••• 4321' } : null,
    stations:
      at % 2 === 0
        ? [
            {
              id: store.chance.id(store.now()) as KeptMaker['stations'][number]['id'],
              name: 'Workshop',
              lastSeenAt: new Date(store.now() - (at + 1) * 40_000).toISOString(),
              online: at === 0,
            },
          ]
        : [],
    since: new Date(store.now() - 200 * DAY).toISOString(),
  }
}

/** The open fulfilments of paid orders that makers and factories make. */
export const openWork = (store: Store): Fulfillment[] =>
  store.orders
    .filter((order) => order.base.paymentStatus === 'paid')
    .flatMap((order) => order.fulfillments)
    .filter((doc) => ['pending', 'submitted', 'processing'].includes(doc.state))

const isHeldBy = (maker: { id: string }, doc: Fulfillment): boolean =>
  doc.makerId === maker.id && (doc.state === 'submitted' || doc.state === 'processing')

/** How many jobs each maker has now. */
export function openJobs(store: Store): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { makerId } of openWork(store)) if (makerId) counts.set(makerId, (counts.get(makerId) ?? 0) + 1)
  return counts
}

/** A maker as a line of the list. */
export const makerRowOf = (maker: KeptMaker, jobs: ReadonlyMap<string, number>): MakerRow => ({
  ...maker,
  city: maker.location.city,
  country: maker.location.country,
  processes: maker.capabilities.processes,
  openJobs: jobs.get(maker.id) ?? 0,
})

/** A maker, whole. */
export const makerDetailOf = (store: Store, maker: KeptMaker): MakerDetail => ({
  ...maker,
  ...makerRowOf(maker, openJobs(store)),
  jobs: openWork(store)
    .filter((doc) => isHeldBy(maker, doc))
    .map((doc): HeldJob => ({
      fulfillmentId: doc.id,
      orderId: doc.orderId,
      orderNumber: doc.order.number,
      things: sayThings(doc),
      status: doc.state === 'processing' ? 'in_production' : 'assigned',
      dueAt: doc.dueAt,
      overdue: isOverdue(doc, store.now()),
    }))
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
})

export const sayThings = (doc: Fulfillment): string =>
  doc.items.map((item) => `${item.quantity} × ${item.title}`).join(', ')

/** What comes of a fulfilment when the office does something to it, by the domain's own rules. */
const byTheOffice = (store: Store, doc: Fulfillment, name: string, args: Record<string, unknown>) =>
  applyCall(
    doc,
    { name: `fulfillment.${name}`, version: 1, args },
    {
      now: new Date(store.now()).toISOString(),
      actor: actorOf(store.office.people[0]!),
      mutationId: store.chance.id(store.now()),
      permissions: [],
    },
  )

/** Does it. The refusal, or null when it is done. */
export function officeDoes(store: Store, doc: Fulfillment, name: string, args: Record<string, unknown>) {
  const after = byTheOffice(store, doc, name, args)
  if ('refused' in after) return after
  const order = store.orders.find((candidate) => candidate.base.id === doc.orderId)!
  order.fulfillments = order.fulfillments.map((one) => (one.id === doc.id ? after : one))
  return null
}

/** Of the open work, every third part waits for somebody and every fifth is with a maker, as in a store that has makers. */
export function handSomeOut(store: Store, makers: readonly KeptMaker[]): void {
  const active = makers.filter((maker) => maker.status === 'active').slice(0, 6)
  if (active.length === 0) return
  const places = new Map(openWork(store).map((doc, at) => [doc.id, at]))
  for (const order of store.orders)
    order.fulfillments = order.fulfillments.map((doc) => {
      const at = places.get(doc.id)
      if (at === undefined || (at % 3 !== 0 && at % 5 !== 0)) return doc
      const maker = active[at % active.length]!
      const with_ = { makerId: maker.id, makerName: maker.name, reason: 'Fits and is near' }
      const assigned = byTheOffice(store, doc, 'assign', with_)
      if ('refused' in assigned || at % 3 !== 0) return 'refused' in assigned ? doc : assigned
      const back = byTheOffice(store, assigned, 'withdraw', { reason: 'To be handed out' })
      return 'refused' in back ? assigned : back
    })
}
