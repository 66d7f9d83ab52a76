import { benchFactory } from './factory.ts'
import { timed, type Bench } from './measure.ts'
import { statusThat } from './status-that.ts'
import { startNetwork } from '../tests/support/network.ts'
import { httpWire } from '../src-main/sync/cloud-client.ts'
import { GOODS } from '../tests/support/bench-orders.ts'

const ACTIONS = 1000

/** A thousand scans made without a network, from the moment the network is back until each is answered. */
export const drain: Bench = {
  title: 'a thousand offline actions',
  ids: ['sync.drain.1000', 'sync.action.p50', 'sync.action.p99'],
  async run(world) {
    const factory = await benchFactory(world)
    const docs = await factory.addWork(ACTIONS)
    const cable = await startNetwork(factory.stationsUrl)
    world.atEnd(() => cable.stop())
    const enrolled = await factory.aStation({
      wire: (address) => httpWire({ ...address, cloudUrl: cable.url }),
      random: () => 0,
    })
    const { client, holds } = await enrolled.open()
    await holds(ACTIONS)
    cable.down()
    await statusThat(client, ({ sync }) => sync.state === 'offline')
    const actions: number[] = []
    for (const doc of docs)
      actions.push(await timed(() => client.bench.scan({ code: GOODS[0].code, packing: doc.id })))
    cable.up()
    const drained = timed(() => statusThat(client, ({ sync }) => sync.waiting === 0))
    await client.sync.now()
    const value = await drained
    actions.sort((a, b) => a - b)
    return [
      { id: 'sync.drain.1000', value, unit: 'ms', floor: null },
      { id: 'sync.action.p50', value: actions[Math.floor(actions.length * 0.5)]!, unit: 'ms', floor: null },
      { id: 'sync.action.p99', value: actions[Math.floor(actions.length * 0.99)]!, unit: 'ms', floor: null },
    ]
  },
}
