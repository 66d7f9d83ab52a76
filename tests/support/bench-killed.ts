// A station in a process of its own that ends itself with SIGKILL at the moment it is told to: at the n-th time it
// asks what time it is. It asks before, between and after everything it writes, so that n sweeps through all of it.
import { createRouterClient } from '@orpc/server'
import { closeSync, openSync, writeSync } from 'node:fs'
import { openStation } from '../../src-main/station/station.ts'
import { anId, GOODS } from './bench-orders.ts'

const [dataDir, told, killAt] = process.argv.slice(2) as [string, string, string]
const log = openSync(told, 'a')
let asked = 0
let working = false
const tick = () => {
  if (working && ++asked === Number(killAt)) process.kill(process.pid, 'SIGKILL')
}
const station = await openStation({
  dataDir,
  undoMs: 0,
  log: () => undefined,
  clock: {
    now: () => (tick(), Date.now()),
    monotonic: () => (tick(), performance.now()),
  },
})
const client = createRouterClient(station.router)
const { rows } = await client.bench.queue({ filter: 'open' })
working = true
for (const { id } of rows) {
  const results = [
    await client.bench.scan({ code: GOODS[0].code, packing: id }),
    await client.bench.scan({ code: GOODS[1].code, packing: id }),
    await client.bench.ship({
      fulfillmentId: id,
      parcels: [{ id: anId(), carrier: 'dhl', trackingNumber: id.slice(-12) }],
    }),
  ]
  for (const result of results) if ('mutationId' in result) writeSync(log, `${result.mutationId}\n`)
}
await client.status()
closeSync(log)
process.kill(process.pid, 'SIGKILL')
