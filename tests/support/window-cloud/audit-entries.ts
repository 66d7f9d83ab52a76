import type { AuditEntry } from '../../../src-shared/cloud-contract/audit.ts'
import type { Store } from './store.ts'
import { storyOf } from './story-of.ts'

const HOUR = 3_600_000

/** Both logs of the pretended store, newest first: the stories of its orders, and a day of the office. */
export function auditEntries(store: Store): AuditEntry[] {
  const ofOrders = store.orders.flatMap((order) =>
    storyOf(order, store.office, store.now()).events.map((event, at): AuditEntry => ({
      id: event.id,
      source: 'order',
      seq: at + 1,
      kind: event.kind,
      subject: 'order',
      subjectId: order.base.id,
      subjectName: order.base.number,
      actorId: store.office.people.find(({ name }) => name === event.actorName)?.id ?? null,
      actorName: event.actorName,
      actorRole: event.actorRole,
      stationName: event.station,
      detail: event.detail,
      change: event.change,
      at: event.at,
      stationClock: event.stationClock,
      recordedAt: event.recordedAt,
    })),
  )
  return [...ofOrders, ...ofOffice(store)].sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
}

function ofOffice({ office, chance, now }: Store): AuditEntry[] {
  const [olga] = office.people
  const maker = office.people.find(({ role }) => role === 'maker')!
  const station = office.stations.at(-1)!
  const deeds: readonly Pick<
    AuditEntry,
    'kind' | 'subject' | 'subjectId' | 'subjectName' | 'detail' | 'change'
  >[] = [
    {
      kind: 'maker.suspended',
      subject: 'maker',
      subjectId: maker.id,
      subjectName: maker.name,
      detail: 'Late four times this month',
      change: { status: ['active', 'suspended'], capacity: [5, 0] },
    },
    {
      kind: 'station.revoked',
      subject: 'station',
      subjectId: station.id,
      subjectName: station.name,
      detail: 'Sold',
      change: {},
    },
    {
      kind: 'person.pin_reset',
      subject: 'person',
      subjectId: office.people[1]!.id,
      subjectName: office.people[1]!.name,
      detail: '',
      change: {},
    },
    {
      kind: 'payout.approved',
      subject: 'payout',
      subjectId: chance.id(now()),
      subjectName: null,
      detail: 'November, 14 makers',
      change: { amount: [0, 1_845_000] },
    },
  ]
  return deeds.map((deed, index) => {
    const at = new Date(now() - (index + 1) * 2.5 * HOUR).toISOString()
    return {
      ...deed,
      id: chance.id(Date.parse(at)),
      source: 'office',
      seq: deeds.length - index,
      actorId: olga!.id,
      actorName: olga!.name,
      actorRole: 'admin',
      stationName: null,
      at,
      stationClock: null,
      recordedAt: at,
    }
  })
}
