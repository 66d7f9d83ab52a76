import { createORPCClient } from '@orpc/client'
import type { AnyContractProcedure } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { cloudContract, type CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { MUTATIONS } from '../../src-shared/mutations/registry.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../src-shared/sync/protocol.ts'
import { aMakerShift, type MakerAtWork, type MakerShift } from '../support/maker-shift.ts'
import { askForPostgres } from '../support/postgres.ts'
import { sampleInputs, type SampleIds } from '../support/sample-input.ts'
import type { Bought } from '../support/shift.ts'

/** What only the victim, her customer and the office know. Nobody else may ever read any of it. */
const SECRETS = [
  'Geheime Kundin',
  'Verborgene Gasse 7',
  'verborgen@secret.test',
  'nur für Vera',
  'Vera Opfer',
]

/** Somebody who tries, with what they have in hand. */
interface Attacker {
  readonly name: string
  readonly headers: Record<string, string>
}

interface Answer {
  readonly status: number
  readonly text: string
}

/**
 * A maker's work, customer, files and money, attacked through everything that the cloud answers to: each endpoint of
 * the contract as it is found there, the sync paths, and the tables; by another maker, one from whom the work was
 * taken, a suspended one, their stations, an operator, nobody, and with forged and foreign ids.
 */
describe.each(['PGlite', 'PostgreSQL'] as const)(
  'a maker’s work and money are nobody else’s, on %s',
  (kind) => {
    let shift: MakerShift
    let unavailable: string | undefined
    let vera: MakerAtWork
    let order: Bought
    let attackers: Attacker[] = []
    let devices: { name: string; id: string; headers: Record<string, string>; actorId: string }[] = []
    let ids: SampleIds
    let victimIds: string[] = []
    let tries = 0

    beforeAll(async () => {
      if (kind === 'PostgreSQL') {
        const postgres = await askForPostgres()
        if ('unavailable' in postgres) return void (unavailable = postgres.unavailable)
      }
      shift = await aMakerShift(kind)
      const { cloud } = shift
      const [other, withdrawn, suspended] = [
        await shift.maker('Otto Other'),
        await shift.maker('Wanda Withdrawn'),
        await shift.maker('Susi Suspended'),
      ]
      vera = await shift.maker('Vera Opfer')
      const office = await shift.office()
      for (const maker of [other, suspended]) await shift.assign(await cloud.buy({ 'MUG-1-330': 1 }), maker)
      order = await cloud.buy({ 'MUG-1-330': 2 })
      await shift.assign(order, withdrawn)
      await withdrawn.arrived(order)
      const { id: fulfillmentId } = await shift.part(order)
      await office.makers.withdraw({ fulfillmentId, reason: 'Promised elsewhere', toMakerId: vera.makerId })
      await office.orders.changeAddress({
        id: order.orderId,
        shipTo: {
          name: 'Geheime Kundin',
          line1: 'Verborgene Gasse 7',
          city: 'Wien',
          postalCode: '1010',
          country: 'AT',
        },
      })
      await office.orders.addNote({ id: order.orderId, text: 'nur für Vera' })
      await cloud.rows('update orders set customer_email = $2 where id = $1', [
        order.orderId,
        'verborgen@secret.test',
      ])
      await vera.arrived(order)
      await vera.client().bench.note({ fulfillmentId, text: 'nur für Vera' })
      await vera.client().bench.start({ fulfillmentId })
      await vera.settled()

      const [own] = await cloud.rows<Record<string, string>>(
        `select o.id as "orderId", f.id as "fulfillmentId", m.id as "makerOrderId", e.id as "earningId", p.id as "printFileId", mp.user_id as "userId",
         mp.id as "makerId", d.id as "deviceId", i.id as "itemId", n.id as "notificationId"
       from orders o join fulfillment_requests f on f.order_id = o.id join maker_orders m on m.fulfillment_request_id = f.id and m.status <> 'withdrawn'
       join maker_earnings e on e.maker_order_id = m.id join maker_profiles mp on mp.id = m.maker_id join devices d on d.maker_id = mp.id
       join order_items i on i.order_id = o.id left join print_files p on p.fulfillment_request_id = f.id
       left join notifications n on n.user_id = mp.user_id and n.channel = 'in_app' where o.id = $1 limit 1`,
        [order.orderId],
      )
      const found = Object.fromEntries(Object.entries(own!).filter(([, id]) => id !== null))
      victimIds = Object.values(found)
      const forged = '019a0000-0000-7000-8000-00000000dead'
      ids = {
        byField: Object.fromEntries(
          Object.entries(found).map(([field, id]) => [field, [id, forged, found['fulfillmentId']!]]),
        ),
        others: [...victimIds, forged],
      }

      const clients = await Promise.all(
        [other, withdrawn, suspended].map(async (maker) => ({ maker, token: await bearerOf(maker) })),
      )
      devices = await Promise.all(
        [other, withdrawn, suspended].map(async (maker) => ({
          name: `${maker.name}'s station`,
          ...(await deviceOf(maker)),
        })),
      )
      await cloud.rows("update maker_profiles set status = 'suspended' where id = $1", [suspended.makerId])
      const tampered = `${clients[0]!.token.slice(0, -6)}AAAAAA`
      attackers = [
        ...clients.map(({ maker, token }) => ({
          name: maker.name,
          headers: { authorization: `Bearer ${token}` },
        })),
        ...devices.map(({ name, headers }) => ({ name, headers })),
        { name: 'a forged token', headers: { authorization: `Bearer ${tampered}` } },
        {
          name: 'an operator',
          headers: { authorization: `Bearer ${await signIn('thandi@demo.test', 'packbench-demo')}` },
        },
        { name: 'nobody', headers: {} },
      ]
    }, 120_000)
    afterAll(() => shift?.close())

    const signIn = async (email: string, password: string): Promise<string> => {
      const client: CloudClient = createORPCClient(
        new OpenAPILink(cloudContract, { url: `${shift.cloud.url}/v1` }),
      )
      return (await client.auth.signIn({ email, password })).accessToken
    }
    const bearerOf = ({ email }: MakerAtWork): Promise<string> => signIn(email, 'makers-make-things')

    /** The maker's own station, given a token that this test knows. */
    async function deviceOf({ makerId }: MakerAtWork) {
      const { hashToken } = await import('../../cloud/auth/tokens.ts')
      const token = `known-token-of-${makerId}`
      const [row] = await shift.cloud.rows<{ id: string; user_id: string }>(
        `insert into devices (id, store_id, maker_id, name, token_hash)
       select $1, m.store_id, m.id, 'A second station', $3 from maker_profiles m where m.id = $2
       returning id, (select user_id from maker_profiles where id = $2) as user_id`,
        [shift.cloud.cloud.newId(), makerId, hashToken(token)],
      )
      return { id: row!.id, actorId: row!.user_id, headers: { authorization: `Device ${token}` } }
    }

    /** Everything in the database that has to do with the victim, but who was seen when. */
    async function victimsRows(): Promise<string[]> {
      const tables = await shift.cloud.rows<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public'
       and tablename not in ('device_mutations', 'device_incarnations', 'devices', 'rate_limits', 'sessions', 'users', 'station_reports')`,
      )
      const lines: string[] = []
      for (const { name } of tables)
        for (const { row } of await shift.cloud.rows<{ row: string }>(
          `select t::text as row from ${name} t order by 1`,
        ))
          if (victimIds.some((id) => row.includes(id))) lines.push(`${name}: ${row}`)
      return lines
    }

    const leak = ({ text }: Answer): string | undefined => SECRETS.find((secret) => text.includes(secret))

    test('through every endpoint of the contract', async (context) => {
      if (unavailable) return context.skip(`no PostgreSQL: ${unavailable}`)
      const before = await victimsRows()
      const wrong: string[] = []
      const untried: string[] = []
      for (const [path, procedure] of proceduresOf(cloudContract)) {
        const schema = procedure['~orpc'].inputSchema as z.ZodType | undefined
        const inputs = schema ? sampleInputs(schema, ids) : [undefined]
        if (inputs.length === 0) untried.push(path.join('.'))
        for (const attacker of attackers) {
          const client = createORPCClient(
            new OpenAPILink(cloudContract, { url: `${shift.cloud.url}/v1`, headers: attacker.headers }),
          )
          await Promise.all(
            inputs.map(async (input) => {
              tries += 1
              const answer = await called(client, path, input)
              const told = leak(answer)
              if (told) wrong.push(`${attacker.name} reads "${told}" through ${path.join('.')}`)
              if (answer.status >= 500)
                wrong.push(`${path.join('.')} answers ${answer.status} to ${attacker.name}`)
            }),
          )
        }
      }
      // The control: the same detector finds the secrets where the office asks.
      const office = await called(await shift.office(), ['orders', 'get'], { id: order.orderId })
      expect(leak(office)).toBe('Geheime Kundin')
      expect(untried, 'teach tests/support/sample-input.ts a text that these take').toEqual([])
      expect(wrong).toEqual([])
      expect(await victimsRows()).toEqual(before)
    }, 300_000)

    test('through sync: every mutation on the victim’s work, with own, foreign and forged names, and every stream', async (context) => {
      if (unavailable) return context.skip(`no PostgreSQL: ${unavailable}`)
      const before = await victimsRows()
      const wrong: string[] = []
      const { id: entityId } = await shift.part(order)
      const [victim] = await shift.cloud.rows<{ user_id: string; device_id: string }>(
        'select m.user_id, d.id as device_id from maker_profiles m join devices d on d.maker_id = m.id where m.id = $1',
        [vera.makerId],
      )
      for (const device of devices) {
        for (const mutation of Object.values(MUTATIONS))
          for (const [actorId, deviceId] of [
            [device.actorId, device.id],
            [victim!.user_id, device.id],
            [victim!.user_id, victim!.device_id],
          ] as const)
            for (const args of sampleInputs(mutation.args, ids)) {
              tries += 1
              const answer = await pushed(device.headers, deviceId, {
                name: mutation.name,
                version: mutation.version,
                entityId,
                actorId,
                args,
              })
              if (leak(answer)) wrong.push(`${device.name} reads the victim by ${mutation.name}`)
              if (answer.status === 200 && !answer.text.includes('"refused"'))
                wrong.push(`${device.name} does ${mutation.name}`)
              if (answer.status >= 500) wrong.push(`${mutation.name} answers ${answer.status}`)
            }
        for (const cursor of [
          '',
          `?cursor=019a0000-0000-7000-8000-000000000000.1`,
          `?cursor=${victim!.device_id}.0`,
        ]) {
          tries += 1
          const answer = await got(device.headers, `/v1/sync/changes${cursor}`, device.id)
          if (leak(answer)) wrong.push(`${device.name} hears of the victim`)
        }
      }
      expect(wrong).toEqual([])
      expect(await victimsRows()).toEqual(before)
    }, 300_000)

    test('through every table, by every command, as a maker with any claims', async (context) => {
      if (unavailable) return context.skip(`no PostgreSQL: ${unavailable}`)
      const before = await victimsRows()
      const { cloud } = shift.cloud
      const wrong: string[] = []
      const tables = await shift.cloud.rows<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public'",
      )
      const [own] = await shift.cloud.rows<{ id: string; user_id: string }>(
        `select m.id, m.user_id from maker_profiles m join users u on u.id = m.user_id where u.name = 'Otto Other'`,
      )
      const [suspended] = await shift.cloud.rows<{ id: string; user_id: string }>(
        "select id, user_id from maker_profiles where status = 'suspended'",
      )
      const inStore = { role: 'authenticated', store_id: cloud.storeId } as const
      const claims = [
        { ...inStore, app_role: 'maker', sub: own!.user_id, maker_id: own!.id },
        { ...inStore, app_role: 'maker', sub: suspended!.user_id, maker_id: suspended!.id },
        { ...inStore, app_role: 'station', maker_id: own!.id, device_id: devices[0]!.id },
        { ...inStore, app_role: 'station', maker_id: suspended!.id, device_id: devices[2]!.id },
        { ...inStore, app_role: 'maker', sub: own!.user_id },
        {
          ...inStore,
          app_role: 'maker',
          sub: own!.user_id,
          maker_id: '019a0000-0000-7000-8000-00000000dead',
        },
        // Right maker, wrong store: a token of one store says nothing in another.
        { ...inStore, store_id: cloud.newId(), app_role: 'maker', sub: own!.user_id, maker_id: own!.id },
      ] as const
      for (const who of claims)
        for (const { name } of tables)
          for (const command of [
            `select t::text as row from ${name} t`,
            `delete from ${name}`,
            `update ${name} set store_id = store_id`,
          ]) {
            tries += 1
            const rows = await cloud.db
              .as(who, (tx) => tx.query<{ row?: string }>(command))
              .catch((error: { code?: string }) => {
                // Not allowed, or no such column to change.
                if (error.code === '42501' || error.code === '42703') return []
                throw error
              })
            const seen = rows.find(({ row }) => SECRETS.some((secret) => row?.includes(secret)))
            if (seen) wrong.push(`${who.app_role} reads ${name}`)
          }
      expect(wrong).toEqual([])
      expect(await victimsRows()).toEqual(before)
    }, 300_000)

    test('at least 2,000 times, and the victim herself sees her work', async (context) => {
      if (unavailable) return context.skip(`no PostgreSQL: ${unavailable}`)
      expect(tries).toBeGreaterThanOrEqual(2_000)
      const { id: fulfillmentId } = await shift.part(order)
      const view = JSON.stringify(await vera.client().bench.view({ fulfillmentId }))
      for (const secret of SECRETS.slice(0, 2)) expect(view).toContain(secret)
    })

    let seq = 0
    const pushed = (
      headers: Record<string, string>,
      deviceId: string,
      mutation: { name: string; version: number; entityId: string; actorId: string; args: unknown },
    ): Promise<Answer> =>
      asked('/v1/sync/push', {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        },
        body: JSON.stringify({
          deviceId,
          // A life of its own for each try, so that every try is number one.
          incarnation: shift.cloud.cloud.newId(),
          mutations: [
            {
              ...mutation,
              seq: 1,
              id: shift.cloud.cloud.newId(),
              entity: 'fulfillment',
              occurredAt: new Date(Date.UTC(2026, 10, 21) + seq++).toISOString(),
              stationClock: '2026-11-21T08:00:00.000Z',
            },
          ],
        }),
      })
    const got = (headers: Record<string, string>, path: string, deviceId: string): Promise<Answer> =>
      asked(path, {
        headers: { ...headers, [PROTOCOL_HEADER]: String(PROTOCOL_VERSION), 'x-device': deviceId },
      })
    async function asked(path: string, init: RequestInit): Promise<Answer> {
      const response = await fetch(`${shift.cloud.url}${path}`, init)
      return { status: response.status, text: await response.text() }
    }
  },
)

/** Every procedure of a contract with its path, as it is found there. */
function* proceduresOf(
  node: object,
  path: readonly string[] = [],
): Generator<readonly [readonly string[], AnyContractProcedure]> {
  for (const [name, inner] of Object.entries(node)) {
    if (typeof inner !== 'object' || inner === null) continue
    if ('~orpc' in inner) yield [[...path, name], inner as AnyContractProcedure]
    else yield* proceduresOf(inner as object, [...path, name])
  }
}

/** What a call was answered, whatever it was. */
async function called(client: unknown, path: readonly string[], input: unknown): Promise<Answer> {
  let at = client as Record<string, unknown>
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>
  try {
    const output = await (at[path.at(-1)!] as (input: unknown) => Promise<unknown>)(input)
    return {
      status: 200,
      text: output instanceof Blob ? await output.text() : (JSON.stringify(output) ?? ''),
    }
  } catch (error) {
    const {
      status = 599,
      data,
      message,
    } = error as { status?: number; data?: { body?: unknown }; message?: string }
    const body = data?.body instanceof Blob ? await data.body.text() : JSON.stringify(data ?? '')
    return { status, text: `${message ?? ''} ${body}` }
  }
}
