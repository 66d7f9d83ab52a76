import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../cloud/demo/accounts.ts'
import { problemOf } from '../support/a-cloud.ts'
import { aShift, until, type Shift } from '../support/shift.ts'

let shift: Shift | undefined
afterEach(async () => {
  await shift?.close()
  shift = undefined
})

const OFTEN_MS = 50

describe.each(['PGlite', 'PostgreSQL'] as const)('Stations, seen from the office, on %s', (kind) => {
  const begin = async () => {
    const begun = (shift = await aShift(kind, { station: { reportEveryMs: OFTEN_MS, version: '0.2.0' } }))
    const office = await begun.cloud.office.client()
    const id = (await office.stations.list({})).rows[0]!.id
    const station = () => office.stations.get({ id })
    /** Until the station has said how it is. */
    const heard = () => until(async () => (await station()).reportedAt, 'a first report')
    return { begun, office, id, station, heard }
  }

  test('a station says what it holds, what was refused, and how its printers are', async () => {
    const { begun, office, station, heard } = await begin()
    await heard()
    expect(await station()).toMatchObject({ name: 'Bench 1', version: '0.2.0', online: true, waiting: 0 })
    expect((await station()).printers.map(({ state }) => state)).toEqual(expect.arrayContaining(['ready']))

    const order = await begun.cloud.buy()
    const fulfillment = await begun.arrived(order)
    begun.network.down()
    await begun.client().bench.start({ fulfillmentId: fulfillment })
    await begun.packAll(fulfillment)
    await begun.ship(fulfillment, 'TCG1')
    await begun.cloud.office.cancel(order)
    begun.network.up()
    const told = await until(async () => {
      const now = await station()
      return now.refusals > 0 && now.waiting === 0 && now
    }, 'the refusal to be told')
    expect(told).toMatchObject({ refusals: 1 })
    expect(told && told.latestRefusal).toContain(order.number)
    expect((await office.stations.list({ state: 'attention' })).rows.map(({ name }) => name)).toEqual([
      'Bench 1',
    ])
    expect((await office.stations.list({ state: 'offline' })).rows).toEqual([])
    expect(await office.stations.list({ search: 'woodstock' })).toMatchObject({
      total: 1,
      online: 1,
      live: 1,
    })
  })

  test('a test page that the office asks for comes out once, and the office sees it', async () => {
    const { begun, office, id, station, heard } = await begin()
    await heard()
    const [printer] = (await station()).printers
    const asked = await office.stations.testPrint({ id, printerId: printer!.id })
    expect(asked.state).toBe('asked')
    const printed = await until(
      async () => (await station()).tests.find(({ state }) => state === 'printed'),
      'the page on paper',
    )
    expect(printed?.id).toBe(asked.id)
    // The cloud forgets that the station has heard it: the same wish comes again and again.
    await begun.cloud.rows("update printer_tests set state = 'asked' where id = $1", [asked.id])
    await until(async () => (await station()).tests[0]!.state === 'printed', 'the old answer, again')
    await begun.restart()
    await begun.cloud.rows("update printer_tests set state = 'asked' where id = $1", [asked.id])
    await until(async () => (await station()).tests[0]!.state === 'printed', 'the same after a restart')
    const jobs = await begun.client().printing.jobs({})
    expect(jobs.filter(({ kind: paper }) => paper === 'test_page')).toMatchObject([
      { id: asked.id, state: 'printed', copy: 1, requestedBy: expect.stringContaining('from the office') },
    ])
    const audited = await begun.cloud.rows(
      "select detail from admin_audit_log where action = 'station.test_print'",
    )
    expect(audited).toHaveLength(1)
  })

  test('a wish that the station did not hear of in time is never printed', async () => {
    const { begun, office, id, station, heard } = await begin()
    await heard()
    const [printer] = (await station()).printers
    begun.network.down()
    const { id: wish } = await office.stations.testPrint({ id, printerId: printer!.id })
    await begun.cloud.rows(
      "update printer_tests set expires_at = now() - interval '1 second' where id = $1",
      [wish],
    )
    expect((await station()).tests).toMatchObject([
      { id: wish, state: 'expired', sentence: 'The station was not heard in time. Nothing was printed.' },
    ])
    const before = (await station()).lastSeenAt
    begun.network.up()
    const later = await office.stations.testPrint({ id, printerId: printer!.id })
    await until(
      async () => (await station()).tests.find((one) => one.id === later.id)?.state === 'printed',
      'a later wish to be printed',
    )
    expect(before).not.toBeNull()
    expect((await begun.client().printing.jobs({})).map((job) => job.id)).toEqual([later.id])
  })

  test('a printer that the station does not have any more says so in words', async () => {
    const { begun, office, id, station, heard } = await begin()
    await heard()
    const [printer] = (await station()).printers
    begun.network.down()
    await office.stations.testPrint({ id, printerId: printer!.id })
    await begun.client().session.signIn({ email: 'olga@demo.test', password: DEMO_PASSWORD })
    await begun.cloud.rows(
      `update printer_tests set printer_id = gen_random_uuid() where device_id = $1 returning id`,
      [id],
    )
    begun.network.up()
    const failed = await until(
      async () => (await station()).tests.find(({ state }) => state === 'failed'),
      'the no of the station',
    )
    expect(failed?.sentence).toBe('That printer is not set up on this station any more.')
  })

  test('a renamed and moved station knows it, drops the work of where it stood, and gets the new', async () => {
    const { begun, office, id, heard } = await begin()
    await heard()
    const order = await begun.cloud.buy()
    await begun.arrived(order)
    const other = (await office.people.factories()).find(({ name }) => name !== 'Woodstock Print Works')!
    await office.stations.rename({ id, name: 'Bench by the door' })
    await until(
      async () => (await begun.client().status()).enrolment?.stationName === 'Bench by the door',
      'its new name',
    )
    expect(await office.stations.move({ id, factoryId: other.id })).toMatchObject({ factoryName: other.name })
    await until(
      async () => (await begun.client().status()).enrolment?.factory?.id === other.id,
      'its new factory',
    )
    await until(
      async () => (await begun.client().bench.queue({ filter: 'all' })).total === 0,
      'the old work to be gone',
    )
    await until(
      async () => (await begun.client().session.people()).length === 0,
      'people of the old factory to be forgotten',
    )
    await office.stations.move({ id, factoryId: null })
    await until(
      async () => (await begun.client().bench.queue({ filter: 'all' })).total === 1,
      'the whole store’s work, at a desk',
    )
    await until(async () => (await begun.client().status()).enrolment?.factory === null, 'to be a desk')
    const deeds = await begun.cloud.rows<{ action: string }>(
      "select action from admin_audit_log where action in ('station.renamed', 'station.moved') order by seq",
    )
    expect(deeds.map(({ action }) => action)).toEqual(['station.renamed', 'station.moved', 'station.moved'])
  })

  test('a PIN that the office takes back opens nothing any more at the next contact; a new one is set after signing in', async () => {
    const { begun, office, heard } = await begin()
    await heard()
    const { session } = begun.client()
    const mine = async () =>
      (await begun.client().session.people()).find(({ name }) => name.startsWith('Thandi'))!
    expect(await session.setPin({ pin: '2468' })).toEqual({ ok: true })
    const { id } = await mine()
    expect(await session.switchByPin({ userId: id, pin: '2468' })).toEqual({ ok: true })

    begun.network.down()
    await office.people.resetPin({ id })
    expect(await session.switchByPin({ userId: id, pin: '2468' }), 'it has not heard yet').toEqual({
      ok: true,
    })
    begun.network.up()
    await until(async () => !(await mine()).hasPin, 'the PIN to be forgotten')
    expect(await session.switchByPin({ userId: id, pin: '2468' })).toMatchObject({ ok: false })
    expect((await begun.client().status()).person?.id, 'the work at the bench goes on').toBe(id)
    await begun.restart()
    expect((await mine()).hasPin).toBe(false)
    const again = begun.client().session
    expect(await again.signIn({ email: 'thandi@demo.test', password: DEMO_PASSWORD })).toEqual({ ok: true })
    expect(await again.setPin({ pin: '1357' })).toEqual({ ok: true })
    // Reports that were on their way with the old PIN do not take the new one.
    await pause(4 * OFTEN_MS)
    expect(await again.switchByPin({ userId: id, pin: '1357' })).toEqual({ ok: true })
  })

  test('whoever is taken out is forgotten at the next contact; whose permissions change has them', async () => {
    const { begun, office, heard } = await begin()
    await heard()
    const { session } = begun.client()
    const [thandi] = await session.people()
    const row = await office.people.get({ id: thandi!.id })
    const permissions = row.permissions.includes('manage_printers') ? [] : ['manage_printers' as const]
    await office.people.update({ id: row.id, active: true, factoryId: row.factoryId, permissions })
    await until(
      async () => JSON.stringify((await session.people())[0]?.permissions) === JSON.stringify(permissions),
      'the new permissions',
    )
    await office.people.update({ id: row.id, active: false, factoryId: row.factoryId, permissions: [] })
    await until(async () => (await session.people()).length === 0, 'nobody to be known any more')
    expect((await begun.client().status()).person).toBeNull()
  })

  test('a one-time password is changed at the station before anything else', async () => {
    const { begun, office } = await begin()
    const { session } = begun.client()
    const { rows } = await office.people.list({ search: 'thandi' })
    const { password } = await office.people.resetPassword({ id: rows[0]!.id })
    expect(await session.signIn({ email: 'thandi@demo.test', password })).toEqual({ ok: true })
    expect((await begun.client().status()).person?.passwordDue).toBe(true)
    expect(
      await session.changePassword({ current: 'something else', next: 'tall grass, slow river' }),
    ).toEqual({
      ok: false,
      sentence: 'The password you have now is another one. Type it again.',
    })
    expect(await session.changePassword({ current: password, next: 'tall grass, slow river' })).toEqual({
      ok: true,
    })
    expect((await begun.client().status()).person?.passwordDue).toBeUndefined()
  })

  test('codes make stations of a maker and desks of the office', async () => {
    const { begun, office } = await begin()
    const { rows } = await office.people.list({ role: 'maker', limit: 1 })
    const added =
      rows[0] ??
      (await office.people.add({
        name: 'Pieter Botha',
        email: 'pieter@maker.test',
        role: 'maker',
        factoryId: null,
        permissions: [],
        password: 'a first password',
      }))
    const login = begun.client().session
    const { code } = await office.stations.newCode({
      stationName: 'Garage',
      factoryId: null,
      makerId: added.makerId,
    })
    expect(await login.enrol({ cloudUrl: begun.network.url, code })).toEqual({ ok: true })
    expect((await begun.client().status()).enrolment).toMatchObject({
      stationName: 'Garage',
      factory: null,
      maker: { id: added.makerId, name: added.name },
    })
    const desk = await office.stations.newCode({ stationName: 'Desk', factoryId: null })
    expect(await login.enrol({ cloudUrl: begun.network.url, code: desk.code })).toEqual({ ok: true })
    expect((await begun.client().status()).enrolment).toMatchObject({ factory: null, maker: null })
    const [factory] = await office.people.factories()
    expect(
      (
        await problemOf(
          office.stations.newCode({
            stationName: 'Both',
            factoryId: factory!.id,
            makerId: added.makerId,
          }),
        )
      ).status,
    ).toBe(422)
  })
})
