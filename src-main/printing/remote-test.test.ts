import { afterEach, expect, test } from 'vitest'
import { anId } from '../../tests/support/a-fulfillment.ts'
import { aPrintDb, aPrintingRoom, jobBecomes, thePacker } from '../../tests/support/a-printing-room.ts'
import { until } from '../../tests/support/until.ts'
import { READY, type PrinterPort } from '../devices/printer/port.ts'
import type { Printing } from './open-printing.ts'

const MINUTE = 60_000
const PAPER_OUT = { state: 'paper_out', sentence: 'Out of paper.' } as const

let printing: Printing | undefined
afterEach(async () => {
  await printing?.close()
  printing = undefined
})

/** A printer without paper at first, and a clock that is moved by hand. */
function aDryPrinter(db = aPrintDb()) {
  let hasPaper = false
  let now = Date.UTC(2026, 10, 21, 8, 30)
  let tries = 0
  const sheets: string[] = []
  const port: PrinterPort = {
    condition: () => Promise.resolve(hasPaper ? READY : PAPER_OUT),
    print(bytes, moments) {
      tries++
      if (!hasPaper) return Promise.resolve({ outcome: 'not_sent', condition: PAPER_OUT })
      moments.beforeFirstByte()
      sheets.push(Buffer.from(bytes).toString('latin1').slice(0, 3))
      moments.afterLastByte()
      return Promise.resolve({ outcome: 'printed', sheet: null })
    },
  }
  const open = (): Printing =>
    (printing = aPrintingRoom(db, [], {
      openPort: () => port,
      retryMs: 1,
      clock: { now: () => now, monotonic: () => performance.now() },
    }))
  return {
    open,
    sheets,
    tries: () => tries,
    refill: () => (hasPaper = true),
    later: (ms: number) => (now += ms),
  }
}

const aTest = (room: Printing) => ({
  id: anId(),
  printerId: room.printers()[0]!.id,
  askedBy: 'Olga Brandt',
  goodForMs: 10 * MINUTE,
})

test('a page that the office asks for is printed once, however often it is asked for', async () => {
  const dry = aDryPrinter()
  dry.refill()
  const room = dry.open()
  const wish = aTest(room)
  expect(room.printTest(wish)).toMatchObject({ ok: true })
  expect(room.printTest(wish)).toBeNull()
  expect(await jobBecomes(room, wish.id, 'printed')).toMatchObject({
    copy: 1,
    requestedBy: 'Olga Brandt, from the office',
  })
  expect(room.printTest(wish)).toBeNull()
  expect(room.remoteTests().map(({ id, state }) => [id, state])).toEqual([[wish.id, 'printed']])
  expect(dry.sheets).toHaveLength(1)
})

test('a printer that is ready too late does not print it any more, and prints what is wanted at the bench', async () => {
  const dry = aDryPrinter()
  const room = dry.open()
  const wish = aTest(room)
  room.printTest(wish)
  await until(() => dry.tries() > 1)
  dry.later(10 * MINUTE)
  dry.refill()
  const own = room.print(
    {
      kind: 'test_page',
      fulfillmentId: null,
      subjectId: null,
      printerId: room.printers()[0]!.id,
      reason: null,
    },
    thePacker,
  )
  if (!own.ok) expect.unreachable(own.sentence)
  else await jobBecomes(room, own.jobs[0]!.id, 'printed')
  expect(room.remoteTests()).toMatchObject([
    { id: wish.id, state: 'cancelled', sentence: 'The printer was not ready in time: nothing was printed.' },
  ])
  expect(dry.sheets).toHaveLength(1)
})

test('a station that starts hours later does not print what waited', async () => {
  const dry = aDryPrinter()
  const room = dry.open()
  const wish = aTest(room)
  room.printTest(wish)
  await room.close()
  dry.later(3 * 60 * MINUTE)
  dry.refill()
  const again = dry.open()
  expect(again.remoteTests()).toMatchObject([{ id: wish.id, state: 'cancelled' }])
  await again.close()
  expect(dry.sheets).toEqual([])
})

test('a printer that is not there is a no in words, and nothing is entered', () => {
  const room = aDryPrinter().open()
  expect(room.printTest({ ...aTest(room), printerId: anId() })).toEqual({
    ok: false,
    why: 'no_printer',
    sentence: 'That printer is not set up on this station any more.',
  })
  expect(room.remoteTests()).toEqual([])
})
