import { describe, expect, test } from 'vitest'
import { printRequest } from '../../src-shared/station-contract/printing.ts'
import { aPrintDb, aPrintingRoom, jobBecomes, thePacker } from '../../tests/support/a-printing-room.ts'
import { READY, type PrinterPort, type PrintOutcome } from '../devices/printer/port.ts'

/** A printer whose every step waits for the test to allow it. */
function aHeldPrinter() {
  const steps: (() => void)[] = []
  const calls: string[] = []
  const held = () => new Promise<void>((go) => steps.push(go))
  let outcome: PrintOutcome = { outcome: 'printed', sheet: null }
  const port: PrinterPort = {
    condition: () => Promise.resolve(READY),
    async print(_bytes, moments) {
      calls.push('asked')
      await held()
      moments.beforeFirstByte()
      calls.push('sent')
      await held()
      return outcome
    },
  }
  return {
    port,
    calls,
    go: async () => void (await expect.poll(() => steps.length).toBeGreaterThan(0), steps.shift()!()),
    ends: (as: PrintOutcome) => void (outcome = as),
  }
}

const page = (printing: ReturnType<typeof aPrintingRoom>) =>
  printRequest.parse({ kind: 'test_page', fulfillmentId: null, printerId: printing.printers()[0]!.id })
const asked = (printing: ReturnType<typeof aPrintingRoom>) => {
  const result = printing.print(page(printing), thePacker)
  return result.ok ? result.jobs[0]! : expect.unreachable(result.sentence)
}

describe('the spool', () => {
  test('a job taken back while the printer is asked never leaves, and the next one does', async () => {
    const { port, calls, go } = aHeldPrinter()
    const printing = aPrintingRoom(aPrintDb(), [], { openPort: () => port })
    const [first, second] = [asked(printing), asked(printing)]
    await expect.poll(() => calls).toEqual(['asked'])
    expect(printing.cancel(first.id)).toEqual({ ok: true })
    await go()
    await expect.poll(() => calls).toEqual(['asked', 'asked'])
    expect(printing.signs()[0]!.state).toBe('ready')
    await go()
    await go()
    await jobBecomes(printing, second.id, 'printed')
    expect(calls).toEqual(['asked', 'asked', 'sent'])
    await printing.close()
  })

  test('a job that is being sent can neither be taken back nor lose its printer', async () => {
    const { port, calls, go } = aHeldPrinter()
    const printing = aPrintingRoom(aPrintDb(), [], { openPort: () => port })
    const job = asked(printing)
    await go()
    await expect.poll(() => calls).toEqual(['asked', 'sent'])
    expect(printing.cancel(job.id)).toEqual({ ok: false, sentence: 'It is being printed right now.' })
    expect(printing.removePrinter(job.printerId, thePacker)).toMatchObject({ ok: false })
    expect(printing.signs()[0]).toMatchObject({ state: 'printing', queued: 0 })
    await go()
    await jobBecomes(printing, job.id, 'printed')
    await printing.close()
  })

  test('what a printer refuses has failed, with its words, and can be tried again', async () => {
    const { port, go, ends } = aHeldPrinter()
    const printing = aPrintingRoom(aPrintDb(), [], { openPort: () => port })
    const job = asked(printing)
    ends({ outcome: 'refused', sentence: 'It can not read this.' })
    await go()
    await go()
    expect(await jobBecomes(printing, job.id, 'failed')).toMatchObject({ sentence: 'It can not read this.' })
    ends({ outcome: 'printed', sheet: null })
    expect(printing.retry(job.id)).toEqual({ ok: true })
    await go()
    await go()
    expect(await jobBecomes(printing, job.id, 'printed')).toMatchObject({ copy: 1, sentence: null })
    await printing.close()
  })

  test('an outcome that could not be written is written later, and nothing is sent meanwhile', async () => {
    const { port, calls, go } = aHeldPrinter()
    const db = aPrintDb()
    const printing = aPrintingRoom(db, [], { openPort: () => port })
    const [first] = [asked(printing), asked(printing)]
    await go()
    await expect.poll(() => calls).toEqual(['asked', 'sent'])
    db.exec(`CREATE TRIGGER full BEFORE UPDATE ON print_jobs BEGIN SELECT raise(ABORT, 'no room'); END`)
    await go()
    expect(printing.jobs({ fulfillmentId: null, limit: 5 }).map((job) => job.state)).toEqual([
      'queued',
      'sent',
    ])
    db.exec('DROP TRIGGER full')
    await jobBecomes(printing, first.id, 'printed')
    await expect.poll(() => calls).toEqual(['asked', 'sent', 'asked'])
    await printing.close()
  })

  test('nothing leaves while the intent can not be written', async () => {
    const { port, calls, go } = aHeldPrinter()
    const db = aPrintDb()
    const printing = aPrintingRoom(db, [], { openPort: () => port })
    const job = asked(printing)
    db.exec(`CREATE TRIGGER full BEFORE UPDATE ON print_jobs BEGIN SELECT raise(ABORT, 'no room'); END`)
    await go()
    await expect.poll(() => calls).toEqual(['asked', 'asked'])
    db.exec('DROP TRIGGER full')
    await go()
    await go()
    await jobBecomes(printing, job.id, 'printed')
    expect(calls.filter((call) => call === 'sent')).toHaveLength(1)
    await printing.close()
  })
})
