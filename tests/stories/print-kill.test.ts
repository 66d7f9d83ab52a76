import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  startPrinterSimulator,
  type PrinterSimulator,
} from '../../src-main/devices/printer/simulator/simulator.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { aFulfillment, anId } from '../support/a-fulfillment.ts'
import { aPrintDb, aPrinterAt, aPrintingRoom, jobBecomes } from '../support/a-printing-room.ts'

/** The station is killed in the middle of printing a label. However that goes, nobody gets a second label unasked. */
describe('killed while printing', () => {
  let simulator: PrinterSimulator
  let folder: string
  beforeEach(async () => {
    simulator = await startPrinterSimulator('zpl')
    folder = await mkdtemp(join(tmpdir(), 'packbench-print-'))
  })
  afterEach(async () => {
    await simulator.stop()
    await rm(folder, { recursive: true })
  })

  const parcel = {
    id: anId() as Fulfillment['parcels'][number]['id'],
    carrier: 'ups',
    carrierName: 'UPS',
    trackingNumber: '1Z999AA10123456784',
    trackingUrl: null,
    grams: null,
    shippedAt: '2026-11-21T08:00:00.000Z',
  }
  const order = aFulfillment({ parcels: [parcel] })

  /** Runs a station that dies at the moment, then opens its database again. */
  async function afterDeathAt(moment: string) {
    const path = join(folder, 'station.db')
    const script = new URL('../support/print-and-die.ts', import.meta.url).pathname
    const child = spawn(
      process.execPath,
      [
        script,
        path,
        moment,
        JSON.stringify(aPrinterAt(simulator, 'zpl', ['shipping_label'])),
        JSON.stringify(order),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let complaint = ''
    child.stderr.on('data', (text) => (complaint += String(text)))
    const signal = await new Promise<string | null>((ended) => child.once('exit', (_code, by) => ended(by)))
    expect(signal, complaint).toBe('SIGKILL')
    return aPrintingRoom(aPrintDb(path), [order])
  }

  test('after the intent, before the first byte: in doubt, no label, none sent by itself', async () => {
    const printing = await afterDeathAt('intent')
    const [job] = printing.jobs({ fulfillmentId: order.id, limit: 5 })
    expect(job).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('did it come out') })
    await printing.close()
    expect(simulator.sheets).toHaveLength(0)
  })

  test('between sending and recording: in doubt, and exactly one label', async () => {
    const printing = await afterDeathAt('bytes')
    await simulator.printed(1)
    const [job, ...others] = printing.jobs({ fulfillmentId: order.id, limit: 5 })
    expect(others).toEqual([])
    expect(job).toMatchObject({ state: 'unknown', copy: 1 })
    expect(printing.signs()).toMatchObject([{ inDoubt: 1, queued: 0 }])
    await printing.askPrinters()
    expect(printing.answerDoubt({ jobId: job!.id, cameOut: true })).toEqual({ ok: true })
    await printing.close()
    expect(simulator.sheets).toHaveLength(1)
  })

  test('after recording: printed, one label', async () => {
    const printing = await afterDeathAt('recorded')
    expect(printing.jobs({ fulfillmentId: order.id, limit: 5 })).toMatchObject([{ state: 'printed' }])
    await printing.close()
    expect(simulator.sheets).toHaveLength(1)
  })

  test('as soon as the wish was acknowledged: the label is printed after the restart, once', async () => {
    const printing = await afterDeathAt('committed')
    const [job] = printing.jobs({ fulfillmentId: order.id, limit: 5 })
    await jobBecomes(printing, job!.id, 'printed')
    await printing.close()
    expect(simulator.sheets).toHaveLength(1)
  })
})
