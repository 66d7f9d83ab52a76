import { connect, createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { GOODS } from '../tests/support/bench-orders.ts'
import { startPrinterSimulator } from '../src-main/devices/printer/simulator/simulator.ts'
import { benchFactory } from './factory.ts'
import { percentiles, type Bench } from './measure.ts'

const LABELS = 300

/** From a scan that completes an item to the last byte of its label at a TCP printer. */
export const print: Bench = {
  title: 'a scan on its way to the label printer',
  ids: ['print.scan_to_bytes.p50', 'print.scan_to_bytes.p95', 'print.scan_to_bytes.p99'],
  async run(world) {
    const factory = await benchFactory(world)
    const docs = await factory.addWork(LABELS + 20)
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
      if (turn >= 20) samples.push(performance.now() - start)
    }
    return percentiles('print.scan_to_bytes', samples, await bareSocket(2000))
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
