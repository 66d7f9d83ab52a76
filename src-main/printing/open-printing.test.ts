import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { printRequest } from '../../src-shared/station-contract/printing.ts'
import { aFulfillment, anId } from '../../tests/support/a-fulfillment.ts'
import {
  aPrintDb,
  aPrinterAt,
  aPrintingRoom,
  jobBecomes,
  thePacker,
} from '../../tests/support/a-printing-room.ts'
import { readCodes } from '../../tests/support/read-codes.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../devices/printer/simulator/simulator.ts'
import type { Printing } from './open-printing.ts'

const parcel = (trackingNumber: string): Fulfillment['parcels'][number] => ({
  id: anId() as Fulfillment['parcels'][number]['id'],
  carrier: 'courier_guy',
  carrierName: 'The Courier Guy',
  trackingNumber,
  trackingUrl: null,
  grams: 850,
  shippedAt: '2026-11-21T08:00:00.000Z',
})
const order = aFulfillment({ parcels: [parcel('TCG00012345678'), parcel('TCG00012345679')] })
const ask = (kind: 'shipping_label' | 'packing_slip' | 'item_label' | 'test_page', more: object = {}) =>
  printRequest.parse({ kind, fulfillmentId: order.id, ...more })
const entered = (result: ReturnType<Printing['print']>) =>
  result.ok ? result.jobs : expect.unreachable(result.sentence)

describe('on a fresh station', () => {
  test('labels, slips and item labels come out as pictures that a scanner can read', async () => {
    const printing = aPrintingRoom(aPrintDb(), [order])
    const [label] = entered(printing.print(ask('shipping_label'), thePacker))
    const [slip] = entered(printing.print(ask('packing_slip'), thePacker))
    const items = entered(printing.print(ask('item_label'), thePacker))
    for (const job of [label!, slip!, ...items])
      expect(await jobBecomes(printing, job.id, 'printed', 'failed')).toMatchObject({
        state: 'printed',
        copy: 1,
      })
    const codesOn = (jobId: string) =>
      readCodes(Buffer.from(printing.sheet(jobId)!.png.split(',')[1]!, 'base64'))
    expect(await codesOn(label!.id)).toEqual([order.order.number, 'TCG00012345678'].toSorted())
    expect(await codesOn(slip!.id)).toEqual([order.order.number])
    expect(items).toHaveLength(order.items.length)
    for (const [at, item] of order.items.entries())
      expect(await codesOn(items[at]!.id)).toEqual([item.codes[0]])
    await printing.close()
  })

  test('a preview shows the codes and words of the sheet before it is printed', async () => {
    const printing = aPrintingRoom(aPrintDb(), [order])
    const preview = printing.preview(ask('shipping_label'))!
    expect(preview).toMatchObject({ widthMm: 101.6, heightMm: 152.4 })
    expect(preview.svg).toContain('THE COURIER GUY')
    expect(printing.preview(ask('packing_slip'))!.svg).toContain(order.order.number)
    expect(printing.jobs({ fulfillmentId: null, limit: 10 })).toEqual([])
    await printing.close()
  })
})

describe('at a label printer', () => {
  let simulator: PrinterSimulator
  let db: ReturnType<typeof aPrintDb>
  let printing: Printing
  beforeEach(async () => {
    simulator = await startPrinterSimulator('zpl')
    db = aPrintDb()
    printing = aPrintingRoom(db, [order])
    for (const printer of printing.printers()) printing.removePrinter(printer.id, thePacker)
    printing.savePrinter(aPrinterAt(simulator, 'zpl', ['shipping_label']), thePacker)
  })
  afterEach(async () => {
    await printing.close()
    await simulator.stop()
  })
  const restart = async () => {
    await printing.close()
    printing = aPrintingRoom(db, [order])
  }

  test('the same label again wants a reason, and says COPY', async () => {
    const [first] = entered(printing.print(ask('shipping_label'), thePacker))
    await jobBecomes(printing, first!.id, 'printed')
    expect(printing.print(ask('shipping_label'), thePacker)).toMatchObject({ ok: false, why: 'needs_reason' })
    expect(
      printing.print(ask('shipping_label', { reason: 'Torn' }), { ...thePacker, permissions: [] }),
    ).toMatchObject({ ok: false, why: 'not_allowed' })
    const [second] = entered(printing.print(ask('shipping_label', { reason: 'Torn' }), thePacker))
    expect(await jobBecomes(printing, second!.id, 'printed')).toMatchObject({
      copy: 2,
      reason: 'Torn',
      requestedBy: 'Thandi Nkosi',
    })
    expect(simulator.sheets.map((sheet) => sheet.includes('COPY 2'))).toEqual([false, true])
    expect(
      printing.print(ask('shipping_label', { subjectId: order.parcels[1]!.id }), thePacker),
    ).toMatchObject({ ok: true, jobs: [{ copy: 1 }] })
  })

  test('waits with its reason while labels are out, and prints once when they are in', async () => {
    simulator.set({ paperOut: true })
    const [job] = entered(printing.print(ask('shipping_label'), thePacker))
    await expect
      .poll(() => printing.jobs({ fulfillmentId: order.id, limit: 1 })[0])
      .toMatchObject({ state: 'queued', sentence: expect.stringContaining('Out of labels') })
    expect(printing.signs()).toMatchObject([{ state: 'paper_out', queued: 1, inDoubt: 0 }])
    simulator.set({ paperOut: false })
    await jobBecomes(printing, job!.id, 'printed')
    expect(simulator.sheets).toHaveLength(1)
  })

  test('a broken connection leaves a doubt that survives a restart and that only a person ends', async () => {
    simulator.set({ dropAfter: 100 })
    const [job] = entered(printing.print(ask('shipping_label'), thePacker))
    expect(await jobBecomes(printing, job!.id, 'unknown')).toMatchObject({
      sentence: expect.stringContaining('did it come out'),
    })
    simulator.set({ dropAfter: null })
    await restart()
    expect(printing.signs()).toMatchObject([{ inDoubt: 1 }])
    expect(printing.retry(job!.id)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('First say'),
    })
    expect(printing.cancel(job!.id)).toMatchObject({ ok: false })
    expect(printing.answerDoubt({ jobId: job!.id, cameOut: false })).toEqual({ ok: true })
    expect(simulator.sheets).toHaveLength(0)
    expect(printing.retry(job!.id)).toEqual({ ok: true })
    expect(await jobBecomes(printing, job!.id, 'printed')).toMatchObject({ copy: 1 })
    expect(simulator.sheets).toHaveLength(1)
    expect(printing.answerDoubt({ jobId: job!.id, cameOut: true })).toEqual({
      ok: false,
      sentence: 'It is printed already.',
    })
  })

  test('a doubt that came out is printed, and a second sheet is a copy', async () => {
    simulator.set({ closeAfterJob: true })
    const [job] = entered(printing.print(ask('shipping_label'), thePacker))
    await jobBecomes(printing, job!.id, 'unknown')
    expect(printing.print(ask('shipping_label'), thePacker)).toMatchObject({ why: 'needs_reason' })
    expect(printing.answerDoubt({ jobId: job!.id, cameOut: true })).toEqual({ ok: true })
    expect(entered(printing.print(ask('shipping_label', { reason: 'Second box' }), thePacker))).toMatchObject(
      [{ copy: 2 }],
    )
  })

  test('what waited prints the very same bytes after a restart', async () => {
    simulator.set({ coverOpen: true })
    const [job] = entered(printing.print(ask('shipping_label'), thePacker))
    const { bytes } = db.prepare('SELECT bytes FROM print_jobs WHERE id = ?').get(job!.id) as {
      bytes: Buffer
    }
    await restart()
    simulator.set({ coverOpen: false })
    await jobBecomes(printing, job!.id, 'printed')
    expect(simulator.sheets).toEqual([bytes])
  })

  test('sheets come out one at a time, in the order in which they were asked for', async () => {
    simulator.set({ slow: 3 })
    const jobs = Array.from(
      { length: 12 },
      () =>
        entered(
          printing.print(
            ask('test_page', { fulfillmentId: null, printerId: printing.printers()[0]!.id }),
            thePacker,
          ),
        )[0]!,
    )
    await jobBecomes(printing, jobs.at(-1)!.id, 'printed')
    expect(simulator.sheets.map((sheet) => /TEST-([0-9A-F]{6})/.exec(sheet.toString())![1])).toEqual(
      jobs.map((job) => job.id.slice(-6).toUpperCase()),
    )
  })

  test('what waits can be taken back, and then the paper counts as never printed', async () => {
    simulator.set({ paused: true })
    const [job] = entered(printing.print(ask('shipping_label'), thePacker))
    expect(printing.cancel(job!.id)).toEqual({ ok: true })
    simulator.set({ paused: false })
    const [next] = entered(printing.print(ask('shipping_label'), thePacker))
    expect(await jobBecomes(printing, next!.id, 'printed')).toMatchObject({ copy: 1 })
    expect(simulator.sheets).toHaveLength(1)
    expect(printing.retry(job!.id)).toMatchObject({ ok: false })
  })

  test('says no in words: nobody signed in, nothing shipped, no printer, the wrong printer', () => {
    expect(printing.print(ask('shipping_label'), null)).toMatchObject({ why: 'not_allowed' })
    expect(printing.print(ask('packing_slip'), thePacker)).toMatchObject({ why: 'no_printer' })
    expect(
      printing.print(ask('packing_slip', { printerId: printing.printers()[0]!.id }), thePacker),
    ).toMatchObject({ why: 'no_printer', sentence: expect.stringContaining('receipt printer') })
    expect(printing.print(ask('shipping_label', { fulfillmentId: anId() }), thePacker)).toMatchObject({
      why: 'nothing_to_print',
    })
    expect(printing.savePrinter(printing.printers()[0]!, { ...thePacker, permissions: [] })).toMatchObject({
      ok: false,
    })
  })

  test('the queue has an end', async () => {
    await printing.close()
    simulator.set({ paused: true })
    printing = aPrintingRoom(db, [order], { mostWaiting: 3 })
    const request = ask('test_page', { fulfillmentId: null, printerId: printing.printers()[0]!.id })
    const answers = Array.from({ length: 4 }, () => printing.print(request, thePacker))
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true, false])
    expect(answers.at(-1)).toMatchObject({ why: 'no_space' })
  })
})
