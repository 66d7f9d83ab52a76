import { loadFulfillments } from '../cloud/fulfillment/load.ts'
import { changeOf, withMutation } from '../cloud/fulfillment/change.ts'
import { saveFulfillments } from '../cloud/fulfillment/save.ts'
import { SERVICE_ACTOR } from '../cloud/fulfillment/service-actor.ts'
import { isRefusal } from '../src-shared/mutations/refusal.ts'
import { applyCall } from '../src-shared/mutations/registry.ts'
import { benchFactory } from './factory.ts'
import { notifyToSocket } from './floors/notify-to-socket.ts'
import { percentiles, type Bench } from './measure.ts'

const CHANGES = 400

/** From a committed change in the cloud to the station's event that its replica holds it. One change after the other. */
export const propagate: Bench = {
  title: 'a committed change on its way to a station',
  ids: ['sync.propagate.p50', 'sync.propagate.p95', 'sync.propagate.p99'],
  async run(world) {
    const factory = await benchFactory(world, { apart: false })
    const docs = await factory.addWork(50)
    const { client, holds } = await (await factory.aStation()).open()
    await holds(50)
    const stop = new AbortController()
    const waiting = new Map<string, () => void>()
    const listening = (async () => {
      for await (const event of await client.events(undefined, { signal: stop.signal }))
        if (event.t === 'fulfillments') for (const id of event.ids ?? []) waiting.get(id)?.()
    })().catch(() => undefined)
    const samples: number[] = []
    for (let change = 0; change < CHANGES + 20; change++) {
      const id = docs[change % docs.length]!.id
      const arrived = new Promise<void>((resolve) => waiting.set(id, resolve))
      const committed = await changeAddress(factory.running, id, change)
      await arrived
      if (change >= 20) samples.push(performance.now() - committed)
    }
    stop.abort()
    await listening
    return percentiles('sync.propagate', samples, await notifyToSocket(factory.databaseUrl, CHANGES))
  },
}

async function changeAddress(
  { cloud }: Awaited<ReturnType<typeof benchFactory>>['running'],
  id: string,
  house: number,
): Promise<number> {
  await cloud.db.asService(async (tx) => {
    const loaded = (await loadFulfillments(tx, [id])).get(id)!
    const mutationId = cloud.newId()
    const call = {
      name: 'fulfillment.changeAddress',
      version: 1,
      args: { shipTo: { ...loaded.doc.shipTo!, line1: `${house} Loop Street` } },
    }
    const after = applyCall(loaded.doc, call, {
      now: new Date(cloud.clock.now()).toISOString(),
      actor: SERVICE_ACTOR,
      mutationId,
      permissions: [],
    })
    if (isRefusal(after)) throw new Error(after.refused)
    await saveFulfillments(cloud, tx, [
      withMutation(changeOf(loaded), after, { mutationId, mutationName: call.name }),
    ])
  })
  return performance.now()
}
