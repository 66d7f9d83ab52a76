import type { z } from 'zod'
import type { factoryRow, PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import type { StationDetail } from '../../../src-shared/cloud-contract/stations.ts'
import type { Actor } from '../../../src-shared/fulfillment/document.ts'
import type { Chance } from './random.ts'

export type Factory = z.infer<typeof factoryRow>

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The places, people and stations of the pretended store. */
export interface Office {
  factories: Factory[]
  people: PersonRow[]
  stations: StationDetail[]
}

/** An office of three factories as it is at `nowMs`. */
export function anOffice(chance: Chance, nowMs: number): Office {
  const id = <Id>(): Id => chance.id(nowMs - 400 * DAY) as Id
  const at = (ago: number): string => new Date(nowMs - ago).toISOString()
  const factories: Factory[] = [
    { id: id(), name: 'Woodstock', city: 'Cape Town', country: 'ZA' },
    { id: id(), name: 'Kreuzberg', city: 'Berlin', country: 'DE' },
    { id: id(), name: '東京スタジオ', city: 'Tokyo', country: 'JP' },
  ]
  const person = (
    name: string,
    email: string,
    role: PersonRow['role'],
    factory: Factory | null,
    seen: number | null,
    more: Partial<PersonRow> = {},
  ): PersonRow => ({
    id: id(),
    name,
    email,
    role,
    permissions: [],
    active: true,
    factoryId: factory?.id ?? null,
    factoryName: factory?.name ?? null,
    makerId: role === 'maker' ? id() : null,
    hasPin: true,
    oneTimePasswordUntil: null,
    lastSeenAt: seen === null ? null : at(seen),
    ...more,
  })
  const printer = (
    name: string,
    more: Partial<StationDetail['printers'][number]> = {},
  ): StationDetail['printers'][number] => ({
    id: id(),
    name,
    state: 'ready',
    sentence: 'Ready.',
    inDoubt: 0,
    queued: 0,
    ...more,
  })
  const station = (
    name: string,
    factory: Factory,
    seen: number | null,
    more: Partial<StationDetail> = {},
  ): StationDetail => ({
    id: id(),
    name,
    factoryId: factory.id,
    factoryName: factory.name,
    makerId: null,
    makerName: null,
    version: '0.1.0',
    enrolledAt: at(90 * DAY),
    lastSeenAt: seen === null ? null : at(seen),
    online: seen !== null && seen < 60_000,
    ackSeq: 4211,
    waiting: 0,
    refusals: 0,
    latestRefusal: null,
    reportedAt: seen === null ? null : at(seen),
    printersInTrouble: 0,
    revokedAt: null,
    revokeReason: null,
    printers: [printer('Zebra at the wall'), printer('Slips')],
    tests: [],
    ...more,
  })
  const [woodstock, kreuzberg, tokyo] = factories as [Factory, Factory, Factory]
  return {
    factories,
    people: [
      person('Olga Brandt', 'olga@packbench.example', 'admin', null, 40_000, {
        permissions: ['confirm_by_hand', 'reprint', 'manage_printers'],
      }),
      person('Thandi Nkosi', 'thandi@packbench.example', 'operator', woodstock, 3 * 60_000, {
        permissions: ['confirm_by_hand', 'reprint'],
      }),
      person('Sipho Dlamini', 'sipho@packbench.example', 'operator', woodstock, 20 * 60_000),
      person('Jürgen Großmann', 'juergen@packbench.example', 'operator', kreuzberg, 5 * HOUR, {
        permissions: ['reprint', 'manage_printers'],
      }),
      person('佐藤 健', 'ken.sato@packbench.example', 'operator', tokyo, 11 * HOUR),
      person('فاطمة الزهراء', 'fatima@packbench.example', 'operator', kreuzberg, null, { hasPin: false }),
      person(
        'Maria-Magdalena Oberhuber-Schwarzenberger von Lichtenstein',
        'maria-magdalena.oberhuber-schwarzenberger@packbench.example',
        'admin',
        null,
        2 * DAY,
      ),
      person('Pieter Botha', 'pieter@packbench.example', 'maker', null, 3 * DAY),
      person('Grace Otieno', 'grace@packbench.example', 'operator', woodstock, 60 * DAY, { active: false }),
    ],
    stations: [
      station('Bench 1', woodstock, 4_000),
      station('Bench 2', woodstock, 9_000, {
        refusals: 2,
        latestRefusal: 'PB-7K3M9QXA This order was cancelled before your shipping reached the office.',
        ackSeq: 3187,
      }),
      station('Bench 3, by the window', woodstock, 26 * HOUR, {
        version: '0.0.9',
        ackSeq: 902,
        waiting: 41,
      }),
      station('Packtisch Nord', kreuzberg, 12_000, { ackSeq: 1650 }),
      station('Packtisch Süd', kreuzberg, 47 * 60_000, {
        ackSeq: 1201,
        printersInTrouble: 1,
        printers: [
          printer('Etiketten', {
            state: 'paper_out',
            sentence: 'Out of paper: put in a new roll.',
            queued: 3,
          }),
        ],
      }),
      station('Garage of Pieter', woodstock, 30_000, {
        factoryId: null,
        factoryName: null,
        makerId: id(),
        makerName: 'Pieter Botha',
        ackSeq: 88,
      }),
      station('Desk of the office', woodstock, 2_000, { factoryId: null, factoryName: null, ackSeq: 12 }),
      station('梱包台 1', tokyo, 11 * HOUR, { ackSeq: 744 }),
      station('Old laptop', woodstock, 60 * DAY, {
        version: '0.0.7',
        revokedAt: at(31 * DAY),
        revokeReason: 'Replaced by another machine',
        ackSeq: 12_044,
      }),
    ],
  }
}

/** Who acts at the bench and in the office of the pretended store. */
export const actorOf = (person: PersonRow): Actor => ({ id: person.id, name: person.name, role: person.role })
