import { connect, createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { GOODS } from '../tests/support/bench-orders.ts'
import { startPrinterSimulator } from '../src-main/devices/printer/simulator/simulator.ts'
import { benchFactory } from './factory.ts'
import { percentiles, type Bench } from './measure.ts'
import { waitFor } from './wait-for.ts'

const LABELS = 300
const WARM_UP = 20
const BURST = 40

/**
 * From a scan that completes an item to the last byte of its label at a TCP printer. A packer's pace: the printer is idle at
 * each scan. `print.sheets` is the other end, many labels asked for at once: sheets in a second through one printer, each
 * confirmed before the next one is sent.
 */
export const print: Bench = {
  title: 'a scan on its way to the label printer',
  ids: ['print.scan_to_bytes.p50', 'print.scan_to_bytes.p95', 'print.scan_to_bytes.p99', 'print.sheets'],
  async run(world) {
    const factory = await benchFactory(world)
    const docs = await factory.addWork(LABELS + WARM_UP)
    const printer = await startPrinterSimulator('zpl')
    world.atEnd(() => printer.stop())
    const { client, holds } = await (await factory.aStation()).open()
    await holds(docs.length)
    const id = factory.running.cloud.newId()
    const saved = await client.printing.savePrinter({
      id: id,
      name: 'Label printer',
      language: 'zpl',
      connection: { via: 'tcp', host: printer.host, port: printer.port },
      dotsPerMm: 8,
      widthMm: 101.6,
      heightMm: 152.4,
      prints: [],
    })
    if (!saved.ok) throw new Error(saved.sentence)
    const idle = () =>
      waitFor(async () => {
        const [last] = await client.printing.jobs({ fulfillmentId: null, limit: 1 })
        return last?.state === 'printed'
      })
    const samples: number[] = []
    for (const [turn, doc] of docs.entries()) {
      const start = performance.now()
      const scan = await client.bench.scan({ code: GOODS[0].code, packing: doc.id })
      if (scan.kind !== 'counted') throw new Error(`The scan did not count: ${scan.kind}`)
      const printed = await client.printing.print({
        kind: 'item_label',
        fulfillmentId: doc.id,
        subjectId: doc.items[0]!.id,
        printerId: id,
        reason: null,
      })
      if (!printed.ok) throw new Error(printed.sentence)
      await printer.printed(turn + 1)
      if (turn >= WARM_UP) samples.push(performance.now() - start)
      await idle()
    }
    const begun = performance.now()
    for (let sheet = 0; sheet < BURST; sheet++)
      await client.printing.print({
        kind: 'test_page',
        fulfillmentId: null,
        subjectId: null,
        printerId: id,
        reason: null,
      })
    await idle()
    return [
      ...percentiles('print.scan_to_bytes', samples, await bareSocket(2000)),
      {
        id: 'print.sheets',
        value: (BURST * 1000) / (performance.now() - begun),
        unit: '/s',
        floor: null,
      },
    ]
  },
}

/** The floor: so many bytes through a fresh loopback connection to a listener that counts them. */
async function bareSocket(bytes: number): Promise<number[]> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const label = Buffer.alloc(bytes, 'x')
  const samples: number[] = []
  for (let turn = 0; turn < LABELS; turn++) {
    const start = performance.now()
    const arrived = once(server, 'connection').then(async ([socket]) => {
      let seen = 0
      for await (const chunk of socket as AsyncIterable<Buffer>) if ((seen += chunk.length) >= bytes) break
    })
    connect((server.address() as AddressInfo).port, '127.0.0.1').end(label)
    await arrived
    samples.push(performance.now() - start)
  }
  server.close()
  return samples
}
