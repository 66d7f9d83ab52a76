import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { createRouterClient } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startHost } from '../../src-main/browser-host/host.ts'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'
import type { StationEvent } from '../../src-shared/station-contract/status.ts'
import { aBench, until, type Bench } from '../support/bench.ts'
import { aFulfillment, GOODS } from '../support/bench-orders.ts'

/** How a window reaches a station. Whatever it is, the contract holds. */
const TRANSPORTS: Record<
  string,
  (bench: Bench) => Promise<{ client: StationClient; close: () => Promise<void> | void }>
> = {
  'in process': async (bench) => ({
    client: createRouterClient(bench.station().router),
    close: () => undefined,
  }),
  'a MessagePort': async (bench) => {
    const { port1, port2 } = new MessageChannel()
    new PortHandler(bench.station().router).upgrade(port2)
    port2.start()
    port1.start()
    return {
      client: createORPCClient<StationClient>(new PortLink({ port: port1 })),
      close: () => port1.close(),
    }
  },
  'a WebSocket of the browser host': async (bench) => {
    const host = await startHost({
      station: bench.station(),
      rendererDir: mkdtempSync(`${tmpdir()}/packbench-window-`),
      port: 0,
      token: 'key',
    })
    const entered = await fetch(host.url, { redirect: 'manual' })
    const { origin } = new URL(host.url)
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/station`, {
      headers: { cookie: entered.headers.get('set-cookie')!.split(';')[0]!, origin },
    })
    await new Promise((open) => socket.once('open', open))
    return {
      client: createORPCClient<StationClient>(new SocketLink({ websocket: socket })),
      close: () => host.close(),
    }
  },
}

describe.each(Object.entries(TRANSPORTS))('over %s', (_name, connect) => {
  const order = aFulfillment({ quantities: [1, 1] })
  let bench: Bench
  let link: Awaited<ReturnType<typeof connect>>
  beforeAll(async () => {
    bench = await aBench({ fulfillments: [order, aFulfillment({ quantities: [1, 1, 1] })], undoMs: 60_000 })
    link = await connect(bench)
  })
  afterAll(async () => {
    await link.close()
    await bench.close()
  })

  test('what is asked is answered as the contract says', async () => {
    const { client } = link
    expect(await client.status()).toMatchObject({
      person: { name: 'Thandi Nkosi' },
      sync: { state: 'online' },
    })
    expect((await client.bench.queue({ search: order.order.number })).rows).toMatchObject([
      { id: order.id, waiting: 0 },
    ])
    expect(await client.bench.scan({ code: GOODS[0].code, packing: order.id })).toMatchObject({
      kind: 'counted',
      left: 1,
    })
    expect(await client.bench.scan({ code: GOODS[2].code, packing: order.id })).toMatchObject({
      kind: 'wrong',
    })
    const noted = await client.bench.note({ fulfillmentId: order.id, text: 'ünï–cödé 👍' })
    expect(noted).toMatchObject({ ok: true, view: { doc: { notes: [{ text: 'ünï–cödé 👍' }] } } })
    expect(await client.sync.waiting()).toHaveLength(2)
    expect(await client.bench.undo({ mutationId: noted.ok ? noted.mutationId : '' })).toEqual({ ok: true })
    expect((await client.printing.printers()).length).toBeGreaterThan(0)
    expect(await client.files.list({})).toEqual([])
  })

  test('what does not fit the contract is refused before it reaches the station', async () => {
    const { client } = link
    await expect(client.bench.view({ fulfillmentId: 'not an id' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    await expect(client.bench.scan({ code: '', packing: null })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    await expect(client.bench.queue({ limit: 100_000 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect((await client.bench.queue({})).total).toBe(2)
  })

  test('events come as they happen, and a window that goes leaves no listener', async () => {
    const { client } = link
    const stop = new AbortController()
    const heard: StationEvent[] = []
    const listening = (async () => {
      for await (const event of await client.events(undefined, { signal: stop.signal })) heard.push(event)
    })().catch(() => undefined)
    await until(() => bench.station().listeners() === 1, 'a listener')
    await client.bench.hold({ fulfillmentId: order.id, reason: 'look again' })
    await until(
      () => heard.some((event) => event.t === 'fulfillments') && heard.some((event) => event.t === 'status'),
      'the news',
    )
    stop.abort()
    await listening
    await until(() => bench.station().listeners() === 0, 'no listener')
  })
})
