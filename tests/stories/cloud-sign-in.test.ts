import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aCloud, PASSWORD, problemOf, type TestCloud } from '../support/a-cloud.ts'

describe.each(['PGlite', 'PostgreSQL'] as const)('signing in on %s', (kind) => {
  let cloud: TestCloud
  let capeTown: string
  let berlin: string
  beforeAll(async () => {
    cloud = await aCloud(kind)
    capeTown = await cloud.addFactory('Cape Town')
    berlin = await cloud.addFactory('Berlin')
    await cloud.addPerson({
      email: 'thandi@packbench.test',
      role: 'operator',
      factoryId: capeTown,
      permissions: ['reprint'],
    })
    await cloud.addPerson({ email: 'maker@packbench.test', role: 'maker' })
    await cloud.addPerson({ email: 'shopper@packbench.test', role: 'shopper' })
  })
  afterAll(() => cloud.remove())

  const thandi = { email: 'thandi@packbench.test', password: PASSWORD }
  const clearLimits = () => cloud.cloud.db.asService((tx) => tx.query('delete from rate_limits'))

  async function aStation(factoryId: string): Promise<{ id: string; headers: { authorization: string } }> {
    const admin = await cloud.as('admin@packbench.test')
    const { code } = await cloud
      .client(admin)
      .stations.newCode({ stationName: 'Bench 1', factoryId: factoryId })
    const device = await cloud.client().auth.enrol({ code, version: '0.1.0' })
    return { id: device.deviceId, headers: { authorization: `Device ${device.deviceToken}` } }
  }

  test('a person gets a session that says who they are and what they may do', async () => {
    const session = await cloud.client().auth.signIn({ ...thandi, email: ' Thandi@Packbench.TEST ' })
    expect(session.person).toMatchObject({ email: thandi.email, role: 'operator', permissions: ['reprint'] })
    expect(session.pinHash).toBeNull()
    expect(Date.parse(session.expiresAt) - cloud.clock.now()).toBeGreaterThan(14 * 60_000)
    const who = await cloud.cloud.auth.authenticate(
      new Request(cloud.url, { headers: { authorization: `Bearer ${session.accessToken}` } }),
    )
    expect(who).toMatchObject({
      claims: {
        role: 'authenticated',
        app_role: 'operator',
        factory_id: capeTown,
        store_id: cloud.cloud.storeId,
      },
      permissions: ['reprint'],
    })
  })

  test('a wrong password and an unknown e-mail get the same answer', async () => {
    const wrong = await problemOf(cloud.client().auth.signIn({ ...thandi, password: 'wrong' }))
    const unknown = await problemOf(
      cloud.client().auth.signIn({ email: 'nobody@packbench.test', password: 'wrong' }),
    )
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' })
    expect(wrong).toMatchObject({ status: 401, detail: 'This e-mail and password do not belong together.' })
  })

  test('a shopper has no work here', async () => {
    const problem = await problemOf(
      cloud.client().auth.signIn({ email: 'shopper@packbench.test', password: PASSWORD }),
    )
    expect(problem).toMatchObject({ status: 403, type: 'urn:packbench:problem:no_work_here' })
  })

  test('an account is tried ten times in five minutes, then even the right password waits', async () => {
    await clearLimits()
    for (let i = 0; i < 10; i++) await problemOf(cloud.client().auth.signIn({ ...thandi, password: 'guess' }))
    const { status, headers, body } = await cloud.post('/v1/auth/sign-in', thandi)
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(200)
    expect(body).toMatchObject({ type: 'urn:packbench:problem:too_many_tries', title: 'Too many requests' })
    expect(
      JSON.stringify(await cloud.cloud.db.asService((tx) => tx.query('select key from rate_limits'))),
    ).not.toContain('thandi')
    await clearLimits()
  })

  test('a refresh token is good for one use; used again later, it ends the whole session', async () => {
    const first = await cloud.client().auth.signIn(thandi)
    const second = await cloud.client().auth.refresh({ refreshToken: first.refreshToken })
    const third = await cloud.client().auth.refresh({ refreshToken: second.refreshToken })
    expect((await problemOf(cloud.client().auth.refresh({ refreshToken: first.refreshToken }))).status).toBe(
      401,
    )
    expect((await problemOf(cloud.client().auth.refresh({ refreshToken: third.refreshToken }))).status).toBe(
      401,
    )
    const { status } = await cloud.post(
      '/v1/auth/pin',
      { pin: '1234' },
      { authorization: `Bearer ${third.accessToken}` },
    )
    expect(status).toBe(401)
  })

  test('a reply that was lost can be asked for again within two minutes', async () => {
    const first = await cloud.client().auth.signIn(thandi)
    const lost = await cloud.client().auth.refresh({ refreshToken: first.refreshToken })
    cloud.clock.forward(60_000)
    const again = await cloud.client().auth.refresh({ refreshToken: first.refreshToken })
    const next = await cloud.client().auth.refresh({ refreshToken: again.refreshToken })
    // Whoever holds the reply that was taken back is not the station: the session ends.
    expect((await problemOf(cloud.client().auth.refresh({ refreshToken: lost.refreshToken }))).status).toBe(
      401,
    )
    expect((await problemOf(cloud.client().auth.refresh({ refreshToken: next.refreshToken }))).status).toBe(
      401,
    )
  })

  test('a lost reply is not asked for after two minutes', async () => {
    const first = await cloud.client().auth.signIn(thandi)
    await cloud.client().auth.refresh({ refreshToken: first.refreshToken })
    cloud.clock.forward(121_000)
    expect((await problemOf(cloud.client().auth.refresh({ refreshToken: first.refreshToken }))).status).toBe(
      401,
    )
  })

  test('an access token runs out after fifteen minutes, a refresh token after thirty days', async () => {
    const session = await cloud.client().auth.signIn(thandi)
    cloud.clock.forward(15 * 60_000 + 1000)
    const problem = await problemOf(
      cloud.client({ authorization: `Bearer ${session.accessToken}` }).auth.setPin({ pin: '1234' }),
    )
    expect(problem.type).toBe('urn:packbench:problem:token_expired')
    const fresh = await cloud.client().auth.refresh({ refreshToken: session.refreshToken })
    cloud.clock.forward(30 * 24 * 3600_000 + 1000)
    expect((await problemOf(cloud.client().auth.refresh({ refreshToken: fresh.refreshToken }))).status).toBe(
      401,
    )
  })

  test('signing out ends the session, and an unknown token has nothing to end', async () => {
    const session = await cloud.client().auth.signIn(thandi)
    await cloud.client().auth.signOut({ refreshToken: session.refreshToken })
    await cloud.client().auth.signOut({ refreshToken: 'unknown' })
    expect(
      (await problemOf(cloud.client().auth.refresh({ refreshToken: session.refreshToken }))).status,
    ).toBe(401)
  })

  test('a PIN comes back as a hash that the station can check offline', async () => {
    const { pinHash } = await cloud.client(await cloud.as(thandi.email)).auth.setPin({ pin: '2468' })
    expect(pinHash).toMatch(/^\$argon2id\$/)
    expect((await cloud.client().auth.signIn(thandi)).pinHash).toBe(pinHash)
    expect(
      await problemOf(cloud.client(await cloud.as(thandi.email)).auth.setPin({ pin: '12' })),
    ).toMatchObject({ status: 400, errors: [{ field: 'pin', message: 'four to eight digits' }] })
  })

  test('a code enrols one station, once', async () => {
    await clearLimits()
    const admin = await cloud.as('admin@packbench.test')
    const { code } = await cloud
      .client(admin)
      .stations.newCode({ stationName: 'Bench 7', factoryId: capeTown })
    const typed = code.toLowerCase().replace('-', ' ')
    const both = await Promise.allSettled(
      [1, 2].map(() => cloud.client().auth.enrol({ code: typed, version: '0.1.0' })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await problemOf(cloud.client().auth.enrol({ code, version: '0.1.0' }))).type).toBe(
      'urn:packbench:problem:code_used',
    )
    expect(both.find(({ status }) => status === 'fulfilled')).toMatchObject({
      value: {
        stationName: 'Bench 7',
        factory: { id: capeTown, name: 'Cape Town' },
        store: { id: cloud.cloud.storeId },
      },
    })
  })

  test('a code runs out after fifteen minutes, and is kept only as a hash', async () => {
    const admin = await cloud.as('admin@packbench.test')
    const { code } = await cloud.client(admin).stations.newCode({ stationName: 'Late', factoryId: capeTown })
    const kept = await cloud.cloud.db.asService((tx) =>
      tx.query("select * from enrollment_codes where station_name = 'Late'"),
    )
    expect(JSON.stringify(kept)).not.toContain(code.replace('-', ''))
    cloud.clock.forward(15 * 60_000 + 1)
    expect((await problemOf(cloud.client().auth.enrol({ code, version: '0.1.0' }))).type).toBe(
      'urn:packbench:problem:code_expired',
    )
  })

  test('an operator signs in on stations of their factory only, and hears why', async () => {
    const home = await aStation(capeTown)
    const away = await aStation(berlin)
    const session = await cloud.client(home.headers).auth.signIn(thandi)
    const who = await cloud.cloud.auth.authenticate(
      new Request(cloud.url, { headers: { authorization: `Bearer ${session.accessToken}` } }),
    )
    expect(who).toMatchObject({
      device: { id: home.id, factoryId: capeTown },
      claims: { device_id: home.id },
    })
    const problem = await problemOf(cloud.client(away.headers).auth.signIn(thandi))
    expect(problem).toMatchObject({
      status: 403,
      detail: 'You work at Cape Town, and Bench 1 is a station of another factory.',
    })
    expect(
      await problemOf(
        cloud.client(home.headers).auth.signIn({ email: 'maker@packbench.test', password: PASSWORD }),
      ),
    ).toMatchObject({ type: 'urn:packbench:problem:not_your_station' })
  })

  test('a revoked station is refused at once: itself, whoever is signed in on it, and their refresh tokens', async () => {
    const station = await aStation(capeTown)
    const session = await cloud.client(station.headers).auth.signIn(thandi)
    const admin = await cloud.as('admin@packbench.test')
    const poke = vi.spyOn(cloud.cloud, 'poke')
    const row = await cloud.client(admin).stations.revoke({ id: station.id, reason: 'Lost' })
    expect(row).toMatchObject({ id: station.id, online: false })
    // Its open stream looks at once and ends.
    expect(poke.mock.calls).toEqual([[[`factory:${capeTown}`]]])
    poke.mockRestore()
    expect(row.revokedAt).not.toBeNull()
    for (const authorization of [station.headers.authorization, `Bearer ${session.accessToken}`]) {
      const { status, body } = await cloud.post('/v1/auth/pin', { pin: '1234' }, { authorization })
      expect([status, (body as { type: string }).type]).toEqual([403, 'urn:packbench:problem:device_revoked'])
    }
    expect(
      (await problemOf(cloud.client().auth.refresh({ refreshToken: session.refreshToken }))).status,
    ).toBe(401)
  })

  test('whoever is taken out loses access at once, and the last admin stays', async () => {
    const id = await cloud.addPerson({
      email: 'leaver@packbench.test',
      role: 'operator',
      factoryId: capeTown,
    })
    const leaver = await cloud.as('leaver@packbench.test')
    const admin = cloud.client(await cloud.as('admin@packbench.test'))
    await admin.people.update({
      id: id,
      active: false,
      permissions: [],
      factoryId: capeTown,
    })
    expect((await cloud.post('/v1/auth/pin', { pin: '1234' }, leaver)).status).toBe(401)
    expect(
      await problemOf(cloud.client().auth.signIn({ email: 'leaver@packbench.test', password: PASSWORD })),
    ).toMatchObject({ status: 403 })
    const self = (await admin.people.list({})).rows.find(({ role }) => role === 'admin')!
    expect(
      await problemOf(admin.people.update({ id: self.id, active: false, permissions: [], factoryId: null })),
    ).toMatchObject({ status: 409, type: 'urn:packbench:problem:last_admin' })
  })
})
