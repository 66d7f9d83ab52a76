import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '../../../cloud/demo/accounts.ts'
import { cloudContract, type CloudClient } from '../../../src-shared/cloud-contract/contract.ts'
import { startNetwork, type Network } from '../../support/network.ts'
import { program } from './live-world.ts'
import { ADMIN } from './office.ts'

/** Everybody's password here. */
export const MAKER_PASSWORD = 'makers-make-things'

/** A maker of the live world, with a station of their own on a cable of its own. */
export interface LiveMaker {
  readonly makerId: string
  readonly name: string
  readonly email: string
  readonly station: string
  readonly network: Network
  stop(): Promise<void>
}

/** The cloud's JSON API as the admin of the demo. */
export async function officeOf(cloudUrl: string): Promise<CloudClient> {
  const client = (headers: Record<string, string>): CloudClient =>
    createORPCClient(new OpenAPILink(cloudContract, { url: `${cloudUrl}/v1`, headers }))
  const { accessToken } = await client({}).auth.signIn({ email: ADMIN, password: DEMO_PASSWORD })
  return client({ authorization: `Bearer ${accessToken}` })
}

/** The office adds a maker who can make anything the demo sells, and gives them a station. */
export async function startLiveMaker(cloudUrl: string, name: string): Promise<LiveMaker> {
  const office = await officeOf(cloudUrl)
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@makers.test`
  const { id: makerId } = await office.makers.add({
    person: { name, email, password: MAKER_PASSWORD },
    capacity: 50,
  })
  const { code } = await office.stations.newCode({
    stationName: `${name}'s workshop`,
    factoryId: null,
    makerId,
  })
  const folder = mkdtempSync(join(tmpdir(), 'packbench-live-maker-'))
  const network = await startNetwork(cloudUrl)
  const station = await program(
    'src-main/browser-host/main.ts',
    ['--data', folder, '--port', '0', '--cloud', network.url, '--enrol', code],
    {},
  )
  return {
    makerId,
    name,
    email,
    station: station.url,
    network,
    async stop() {
      await station.stop()
      await network.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
