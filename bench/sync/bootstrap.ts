import { request } from 'node:http'
import { once } from 'node:events'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../src-shared/sync/protocol.ts'
import { newId } from '../../tests/stories/sync-support/world.ts'
import { aMeasuredCloud } from './cloud.ts'

const DOCUMENTS = 20_000
const BATCH = 2_000

/** The whole first answer to a station that has nothing: milliseconds until the cursor, and megabytes on the wire. */
async function bootstrap(): Promise<Record<string, number>> {
  await using cloud = await aMeasuredCloud()
  const { world } = cloud
  for (let made = 0; made < DOCUMENTS; made += BATCH) await world.addFulfillments(BATCH)
  const station = await world.enrol()
  let best = { ms: Number.POSITIVE_INFINITY, megabytes: 0 }
  for (let round = 0; round < 3; round++) {
    const began = performance.now()
    const bytes = await bytesOf(`${world.url}/v1/sync/changes?incarnation=${newId()}`, station.token)
    const ms = performance.now() - began
    if (ms < best.ms) best = { ms, megabytes: bytes / 1024 / 1024 }
  }
  return best
}

async function bytesOf(url: string, token: string): Promise<number> {
  const headers = {
    authorization: `Device ${token}`,
    [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    'accept-encoding': 'gzip',
  }
  const sent = request(url, { headers }).end()
  const [response] = (await once(sent, 'response')) as [AsyncIterable<Buffer>]
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  return bytes
}

export const benches = [{ id: 'sync.cloud.bootstrap.20000', unit: 'ms', run: bootstrap }]
