import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../cloud/demo/accounts.ts'
import { askForPostgres } from '../support/postgres.ts'
import { aCloud, until, type ShiftCloud } from '../support/shift.ts'
import { startStationProgram, type StationProgram } from '../support/station-program.ts'

describe.each(['PGlite', 'PostgreSQL'] as const)(
  'the station is killed right after “Ship” was acknowledged (I1), on %s',
  (kind) => {
    let cloud: ShiftCloud
    let station: StationProgram | undefined
    let dataDir: string
    beforeEach(async (context) => {
      if (kind === 'PostgreSQL') {
        const postgres = await askForPostgres()
        if ('unavailable' in postgres) context.skip(`no PostgreSQL: ${postgres.unavailable}`)
      }
      dataDir = mkdtempSync(join(tmpdir(), 'packbench-killed-'))
      cloud = await aCloud(kind)
    }, 60_000)
    afterEach(async () => {
      await station?.stop()
      await cloud?.close()
      rmSync(dataDir, { recursive: true, force: true })
    })

    test('the next start sends it: one shipment, one mail, one paid order', async () => {
      const order = await cloud.buy()
      station = await startStationProgram({
        dataDir,
        cloudUrl: cloud.url,
        code: await cloud.office.enrolmentCode(),
      })
      const { client } = station
      expect(await client.session.signIn({ email: 'thandi@demo.test', password: DEMO_PASSWORD })).toEqual({
        ok: true,
      })
      const row = await until(
        async () => (await client.bench.queue({ search: order.number })).rows[0],
        'the order at the bench',
      )
      const view = await client.bench.view({ fulfillmentId: row!.id })
      for (const item of view!.doc.items)
        for (let piece = 0; piece < item.quantity; piece++)
          await client.bench.scan({ code: item.codes[0]!, packing: row!.id })
      const parcel = { id: cloud.cloud.newId(), carrier: 'courier_guy', trackingNumber: 'TCG12345678' }
      expect(await client.bench.ship({ fulfillmentId: row!.id, parcels: [parcel as never] })).toMatchObject({
        ok: true,
      })
      await station.kill()
      expect(await cloud.effects(order)).toMatchObject({ shipments: [] })

      station = await startStationProgram({ dataDir })
      const again = station.client
      expect(await again.bench.view({ fulfillmentId: row!.id })).toMatchObject({ doc: { state: 'shipped' } })
      await until(async () => (await again.status()).sync.waiting === 0, 'an empty outbox')
      await until(async () => (await cloud.effects(order)).mails.includes('shipped sent'), 'the shipped mail')
      expect(await cloud.effects(order)).toMatchObject({
        status: 'shipped',
        payment_status: 'paid',
        payments: 1,
        shipments: ['TCG12345678'],
        mails: ['confirmation sent', 'shipped sent'],
      })
      expect((await again.status()).sync).toMatchObject({ refusals: 0, repairs: 0 })
    })
  },
)
