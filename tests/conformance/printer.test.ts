import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PrinterCondition, PrinterPort } from '../../src-main/devices/printer/port.ts'
import {
  startPrinterSimulator,
  type PrinterSimulator,
} from '../../src-main/devices/printer/simulator/simulator.ts'
import { tcpEscPos } from '../../src-main/devices/printer/tcp/tcp-escpos.ts'
import { tcpZpl } from '../../src-main/devices/printer/tcp/tcp-zpl.ts'
import { sheetArtist } from '../../src-main/devices/printer/virtual/sheet-artist.ts'
import { virtualPrinter } from '../../src-main/devices/printer/virtual/virtual-printer.ts'
import { encodeSlip } from '../../src-main/printing/escpos/encode-slip.ts'

/** What every driver of a printer promises, on every way to a printer that there is. */
const artist = sheetArtist()
afterAll(() => artist.close())

const LABEL = Buffer.from('^XA^CI28^PW400^LL240^LH0,0^FO20,20^A0N,40,40^FH^FDPB-7K3M9QXY^FS^XZ')
const SLIP = encodeSlip(
  [{ t: 'words', text: 'PB-7K3M9QXY', size: 2, bold: true, inverse: false, align: 'center' }],
  48,
)
const PATIENCE = { connect: 2_000, answer: 600, print: 1_500, between: 10 }
const paper = { widthMm: 50, heightMm: 30, dotsPerMm: 8 }

const drivers = [
  {
    name: 'tcp zpl',
    language: 'zpl',
    bytes: LABEL,
    open: (to: PrinterSimulator) => tcpZpl(to, PATIENCE),
    real: true,
  },
  {
    name: 'tcp escpos',
    language: 'escpos',
    bytes: SLIP,
    open: (to: PrinterSimulator) => tcpEscPos(to, PATIENCE),
    real: true,
  },
  {
    name: 'virtual zpl',
    language: 'zpl',
    bytes: LABEL,
    open: () => virtualPrinter({ ...paper, language: 'zpl' }, artist),
    real: false,
  },
  {
    name: 'virtual escpos',
    language: 'escpos',
    bytes: SLIP,
    open: () => virtualPrinter({ ...paper, language: 'escpos' }, artist),
    real: false,
  },
] as const

/** Prints and writes down what happened when. */
async function print(
  port: PrinterPort,
  bytes: Uint8Array,
  simulator: PrinterSimulator,
  refuseIntent = false,
) {
  const moments: string[] = []
  const conditions: PrinterCondition['state'][] = []
  const outcome = await port.print(bytes, {
    beforeFirstByte: () => {
      moments.push(`intent with ${simulator.sheets.length} sheets out`)
      if (refuseIntent) throw new Error('the disk is full')
    },
    afterLastByte: () => void moments.push('bytes'),
    seen: ({ state }) => void conditions.push(state),
  })
  return { outcome, moments, conditions }
}

describe.each(drivers)('$name', ({ language, bytes, open, real }) => {
  let simulator: PrinterSimulator
  let port: PrinterPort
  beforeEach(async () => {
    simulator = await startPrinterSimulator(language)
    port = open(simulator)
  })
  afterEach(() => simulator.stop())

  test('says that it is ready', async () =>
    expect(await port.condition()).toEqual({ state: 'ready', sentence: 'Ready.' }))

  test('announces the first byte before it leaves, prints once, and says so', async () => {
    const { outcome, moments } = await print(port, bytes, simulator)
    expect(outcome.outcome).toBe('printed')
    expect(moments).toEqual(['intent with 0 sheets out', 'bytes'])
    if (real) expect(simulator.sheets).toEqual([bytes])
    else expect(outcome).toMatchObject({ sheet: expect.any(Uint8Array) })
  })

  test('sends nothing where the intent could not be written down', async () => {
    await expect(print(port, bytes, simulator, true)).rejects.toThrow('the disk is full')
    expect(simulator.sheets).toEqual([])
  })

  if (!real) return

  describe('on paper', () => {
    test.each([
      ['paper_out', { paperOut: true }],
      ['cover_open', { coverOpen: true }],
      ['unknown', { silent: true }],
      ...(language === 'zpl' ? [['paused', { paused: true }] as const] : []),
    ] as const)('is not sent anything while it is %s', async (state, trouble) => {
      simulator.set(trouble)
      const { outcome, moments } = await print(port, bytes, simulator)
      expect(outcome).toMatchObject({ outcome: 'not_sent', condition: { state } })
      expect(moments).toEqual([])
      expect((await port.condition()).state).toBe(state)
    })

    test('is not sent anything while it is switched off', async () => {
      await simulator.stop()
      const { outcome, moments } = await print(port, bytes, simulator)
      expect(outcome).toMatchObject({ outcome: 'not_sent', condition: { state: 'offline' } })
      expect(moments).toEqual([])
      simulator = await startPrinterSimulator(language)
    })

    test.each([
      ['the connection breaks half-way', { dropAfter: 20 }, 0],
      ['the connection ends behind the sheet, without an answer', { closeAfterJob: true }, 1],
      ['the roll ends with the sheet', { lastSheet: true }, 1],
    ])('leaves a doubt where %s', async (_case, trouble, sheets) => {
      simulator.set(trouble)
      const { outcome } = await print(port, bytes, simulator)
      expect(outcome.outcome).toBe('unknown')
      expect(simulator.sheets).toHaveLength(sheets)
    })

    test('leaves a doubt where it never says that it is done', async () => {
      simulator.set({ slow: 60_000 })
      expect((await print(port, bytes, simulator)).outcome).toMatchObject({
        outcome: 'unknown',
        sentence: expect.stringContaining('did not say that it is done'),
      })
    })

    test('goes on by itself where the paper ran out under the job and was put in again', async () => {
      const outcome = port.print(bytes, {
        beforeFirstByte: () => simulator.set({ paperOut: true }),
        afterLastByte: () => undefined,
        seen: ({ state }) => state === 'paper_out' && simulator.set({ paperOut: false }),
      })
      expect(await outcome).toMatchObject({ outcome: 'printed' })
      expect(simulator.sheets).toEqual([bytes])
    })
  })
})

test('a virtual printer refuses what it can not read', async () => {
  const port = virtualPrinter({ ...paper, language: 'zpl' }, artist)
  const outcome = await port.print(Buffer.from('^XA^XZ'), {
    beforeFirstByte: () => undefined,
    afterLastByte: () => undefined,
    seen: () => undefined,
  })
  expect(outcome).toMatchObject({ outcome: 'refused', sentence: expect.stringContaining('could not draw') })
})
