import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsInto, parseBox } from './box.ts'
import { kilometresBetween } from './distance.ts'
import { proposeMakers, type Candidate, type JobToMatch } from './matching.ts'
import { capabilities, makerLocation, PROCESSES } from './profile.ts'
import { reasonOf, shareOut } from './share-out.ts'
import { wantsOf } from './wants.ts'

const capeTown = { city: 'Cape Town', country: 'ZA', place: { latitude: -33.92, longitude: 18.42 } }

const aMaker = (more: Partial<Candidate> & { makerId: string }): Candidate => ({
  name: more.makerId,
  status: 'active',
  capabilities: capabilities.parse({ processes: ['FDM'], materials: ['PLA', 'PETG'] }),
  location: makerLocation.parse({ city: 'Durban', country: 'ZA' }),
  capacity: 5,
  openJobs: 0,
  onTime: { shipped: 0, inTime: 0 },
  ...more,
})
const aJob = (specs: Record<string, string>, to: JobToMatch['to'] = capeTown): JobToMatch => ({
  wants: wantsOf(Object.entries(specs).map(([name, value]) => ({ name, value }))),
  to,
})
const wordsFor = (job: JobToMatch, maker: Candidate): string[] =>
  proposeMakers(job, [maker])[0]!.reasons.map((reason) => reason.words)

const word = fc.constantFrom(...PROCESSES, 'PLA', 'PETG', 'Nylon 12')
const anyMaker: fc.Arbitrary<Candidate> = fc.record({
  makerId: fc.uuid(),
  name: fc.constantFrom('Lerato', 'Jonas', 'Aiko', 'فاطمة'),
  status: fc.constantFrom('active', 'paused', 'suspended'),
  capabilities: fc.record({
    processes: fc.array(word, { maxLength: 4 }),
    materials: fc.array(word, { maxLength: 3 }),
    colours: fc.array(fc.constantFrom('black', 'white'), { maxLength: 2 }),
    machines: fc.array(
      fc.record({
        name: fc.constant('Mk4'),
        x: fc.integer({ min: 1, max: 500 }),
        y: fc.integer({ min: 1, max: 500 }),
        z: fc.integer({ min: 1, max: 500 }),
      }),
      { maxLength: 2 },
    ),
  }),
  location: fc.record({
    city: fc.constantFrom('', 'Cape Town', 'Berlin'),
    postalCode: fc.constant(''),
    country: fc.constantFrom('', 'ZA', 'DE'),
    latitude: fc.constant(null),
    longitude: fc.constant(null),
  }),
  capacity: fc.integer({ min: 0, max: 6 }),
  openJobs: fc.integer({ min: 0, max: 8 }),
  onTime: fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(([a, b]) => ({ shipped: Math.max(a, b), inTime: Math.min(a, b) })),
})
const makers = fc.uniqueArray(anyMaker, { selector: (maker) => maker.makerId, maxLength: 12 })
const job: fc.Arbitrary<JobToMatch> = fc.record({
  wants: fc
    .record({
      Process: fc.option(word, { nil: undefined }),
      Material: fc.option(word, { nil: undefined }),
      Colour: fc.option(fc.constantFrom('black', 'white', 'red'), { nil: undefined }),
      Size: fc.option(fc.constantFrom('100 × 100 × 100 mm', '40 x 40 x 5 cm'), { nil: undefined }),
    })
    .map((specs) =>
      wantsOf(Object.entries(specs).flatMap(([name, value]) => (value ? [{ name, value }] : []))),
    ),
  to: fc.option(fc.constant(capeTown), { nil: null }),
})

describe('proposing makers for a job', () => {
  test('never names one who is paused or suspended, and each active one once', () => {
    fc.assert(
      fc.property(job, makers, (wanted, all) => {
        const active = all.filter((maker) => maker.status === 'active').map((maker) => maker.makerId)
        expect(
          proposeMakers(wanted, all)
            .map((proposal) => proposal.makerId)
            .toSorted(),
        ).toEqual(active.toSorted())
      }),
    )
  })

  test('puts whoever can make it before whoever cannot, and whoever has room before whoever is full', () => {
    fc.assert(
      fc.property(job, makers, (wanted, all) => {
        const ranks = proposeMakers(wanted, all).map(
          ({ fits, hasRoom }) => (fits ? 0 : 2) + (hasRoom ? 0 : 1),
        )
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }),
    )
  })

  test('gives the same answer whatever order the makers come in', () => {
    fc.assert(
      fc.property(job, makers, fc.infiniteStream(fc.nat()), (wanted, all, dice) => {
        const shuffled = all
          .map((maker) => [dice.next().value, maker] as const)
          .toSorted((a, b) => a[0] - b[0])
        expect(
          proposeMakers(
            wanted,
            shuffled.map(([, maker]) => maker),
          ),
        ).toEqual(proposeMakers(wanted, all))
      }),
    )
  })

  test('explains itself in four ways, none empty, and never takes a reason beyond 200 characters', () => {
    fc.assert(
      fc.property(job, makers, (wanted, all) => {
        for (const proposal of proposeMakers(wanted, all)) {
          expect(proposal.reasons.map((reason) => reason.about)).toEqual(['fits', 'near', 'free', 'on_time'])
          expect(
            proposal.reasons.every(({ words, points }) => words !== '' && points >= 0 && points <= 1),
          ).toBe(true)
          expect(reasonOf(proposal).length).toBeLessThanOrEqual(200)
        }
      }),
    )
  })

  test('says what fits and what is missing, by name', () => {
    const maker = aMaker({
      makerId: 'lerato',
      capabilities: capabilities.parse({
        processes: ['FDM'],
        materials: ['PLA', 'PETG'],
        colours: ['Black'],
        machines: [{ name: 'Prusa Mk4', x: 250, y: 210, z: 220 }],
      }),
    })
    expect(
      wordsFor(aJob({ Process: 'FDM, PETG', Colour: 'black', Size: '220 × 240 × 90 mm' }), maker)[0],
    ).toBe('FDM, PETG, black, fits into Prusa Mk4')
    expect(
      wordsFor(aJob({ Process: 'SLA', Material: 'Resin', Colour: 'red', Size: '30 × 10 × 10 cm' }), maker)[0],
    ).toBe('Cannot do SLA; No Resin; Not in red; Too large for every machine: 300 × 100 × 100 mm')
    expect(wordsFor(aJob({ Paper: '230 g' }), maker)[0]).toBe('Nothing special is asked for')
    const printer = aMaker({
      makerId: 'p',
      capabilities: capabilities.parse({ processes: ['Screen print'] }),
    })
    expect(wordsFor(aJob({ Print: 'Screen, 1 colour' }), printer)[0]).toBe('Screen, 1 colour')
    expect(wordsFor(aJob({ Print: 'UV print' }), printer)[0]).toBe('Cannot do UV print')
  })

  test('says how near: the same city, kilometres where both places are known, else the country', () => {
    const at = (location: object) => aMaker({ makerId: 'm', location: makerLocation.parse(location) })
    const said = (location: object): string => wordsFor(aJob({}), at(location))[1]!
    expect(said({ city: 'cape town', country: 'ZA' })).toBe('In cape town too')
    expect(said({ city: 'Durban', country: 'ZA', latitude: -29.86, longitude: 31.03 })).toBe(
      '1,270 km from Cape Town',
    )
    expect(said({ city: 'Durban', country: 'ZA' })).toBe('In South Africa too')
    expect(said({ city: 'Berlin', country: 'DE' })).toBe('In Germany; it goes to South Africa')
    expect(said({})).toBe('Where they work is not known')
  })

  test('says how full they are, and how many parcels stand behind the record', () => {
    const busy = aMaker({ makerId: 'a', openJobs: 5, onTime: { shipped: 12, inTime: 11 } })
    expect(wordsFor(aJob({}), busy).slice(2)).toEqual(['Full: 5 of 5 jobs', '11 of 12 parcels on time'])
    expect(wordsFor(aJob({}), aMaker({ makerId: 'b' })).slice(2)).toEqual([
      'Free: none of 5 jobs',
      'No parcel yet to judge by',
    ])
  })
})

describe('sharing out many jobs', () => {
  const jobs = fc.uniqueArray(
    fc.record({ id: fc.uuid(), job, dueAt: fc.constantFrom('2026-11-22', '2026-11-23') }),
    {
      selector: (one) => one.id,
      maxLength: 15,
    },
  )

  test('never fills a maker beyond their capacity, and gives each job only to somebody who can make it', () => {
    fc.assert(
      fc.property(jobs, makers, (wanted, all) => {
        const shares = shareOut(
          wanted.map((one) => ({ ...one.job, id: one.id, dueAt: one.dueAt })),
          all,
        )
        expect(shares.map((share) => share.id)).toEqual(wanted.map((one) => one.id))
        for (const maker of all) {
          const given = shares.filter((share) => share.proposal?.makerId === maker.makerId)
          expect(given.length).toBeLessThanOrEqual(Math.max(0, maker.capacity - maker.openJobs))
          expect(given.every((share) => share.proposal!.fits)).toBe(true)
          if (maker.status !== 'active') expect(given).toEqual([])
        }
      }),
    )
  })

  test('the one due first gets the place, and the other hears why it got none', () => {
    const one = aMaker({ makerId: 'only', capacity: 1 })
    const shares = shareOut(
      [
        { ...aJob({ Process: 'FDM' }), id: 'later', dueAt: '2026-11-24' },
        { ...aJob({ Process: 'FDM' }), id: 'sooner', dueAt: '2026-11-22' },
        { ...aJob({ Process: 'SLA' }), id: 'other', dueAt: '2026-11-21' },
      ],
      [one],
    )
    expect(shares.map((share) => share.proposal?.makerId ?? share.why)).toEqual([
      'Everyone who can make it is full',
      'only',
      'Nobody can make it. only: Cannot do SLA',
    ])
  })
})

test.each([
  ['120 × 80 × 40 mm', { x: 120, y: 80, z: 40 }],
  ['42 x 59,4 cm', { x: 420, y: 594, z: 1 }],
  ['1*2*3 m', { x: 1000, y: 2000, z: 3000 }],
  ['A3', null],
  ['0 × 10 × 10 mm', null],
])('the size “%s” is %o', (text, box) => {
  expect(parseBox(text)).toEqual(box)
})

test('a thing goes into a machine in any quarter turn', () => {
  expect(fitsInto({ x: 10, y: 200, z: 100 }, { x: 100, y: 10, z: 200 })).toBe(true)
  expect(fitsInto({ x: 11, y: 200, z: 100 }, { x: 100, y: 10, z: 200 })).toBe(false)
})

test('a quarter of the equator is 10,008 km, and there is no way to oneself', () => {
  const zero = { latitude: 0, longitude: 0 }
  expect(Math.round(kilometresBetween(zero, { latitude: 0, longitude: 90 }))).toBe(10_008)
  expect(kilometresBetween(zero, zero)).toBe(0)
})
