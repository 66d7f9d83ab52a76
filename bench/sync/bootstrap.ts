import { once } from 'node:events'
import { request } from 'node:http'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../src-shared/sync/protocol.ts'
import { newId } from '../../tests/stories/sync-support/world.ts'
import { timed, type Bench } from '../measure.ts'
import { aMeasuredCloud } from './cloud.ts'

const DOCUMENTS = 20_000
const BATCH = 2_000
const ROUNDS = 3

/** The whole first answer to a station that has nothing, read and thrown away. The best of three. */
export const bootstrapStream: Bench = {
  title: `the first answer to a station: ${DOCUMENTS} documents`,
  ids: [`cloud.sync.bootstrap.${DOCUMENTS}`, `cloud.sync.bootstrap.${DOCUMENTS}.size`],
  async run(bench) {
    const world = await aMeasuredCloud(bench)
    for (let made = 0; made < DOCUMENTS; made += BATCH) await world.addFulfillments(BATCH)
    const { token } = await world.enrol()
    const url = `${world.url}/v1/sync/changes?incarnation=${newId()}`
    const samples: number[] = []
    let bytes = 0
    for (let round = 0; round < ROUNDS; round++)
      samples.push(await timed(async () => (bytes = await bytesOf(url, token))))
    const id = `cloud.sync.bootstrap.${DOCUMENTS}`
    return [
      { id, value: Math.min(...samples), unit: 'ms', floor: null },
      { id: `${id}.size`, value: bytes / 1024 / 1024, unit: 'MB', floor: null },
    ]
  },
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
