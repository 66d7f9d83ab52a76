import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCloud, problemOf, type TestCloud } from '../support/a-cloud.ts'

let cloud: TestCloud
let capeTown: string
beforeAll(async () => {
  cloud = await aCloud()
  capeTown = await cloud.addFactory('Cape Town')
  await cloud.addPerson({ email: 'thandi@packbench.test', role: 'operator', factoryId: capeTown })
})
afterAll(() => cloud.remove())

const office = async () => cloud.client(await cloud.as('admin@packbench.test'))

test('every refusal has the same shape and names its request', async () => {
  const refusals = [
    await cloud.post('/v1/nothing', {}),
    await cloud.post('/nothing', {}),
    await cloud.post('/v1/auth/sign-in', '{"email":'),
    await cloud.post('/v1/auth/sign-in', '[]'),
    await cloud.post('/v1/auth/sign-in', { email: 1 }),
    await cloud.post('/v1/auth/sign-in', { email: 'a', password: 'b', admin: true }),
    await cloud.post('/v1/auth/sign-in', 'x'.repeat(1_300_000)),
    await cloud.post('/v1/auth/sign-in', {}, { 'content-type': 'text/plain' }),
    await cloud.post('/v1/auth/pin', { pin: '1234' }),
    await cloud.post('/v1/auth/pin', { pin: '1234' }, { authorization: 'Bearer forged' }),
    await cloud.post('/v1/auth/pin', { pin: '1234' }, { authorization: 'Device forged' }),
    await cloud.post('/v1/auth/pin', { pin: '1234' }, { authorization: 'Basic YTpi' }),
    await cloud.post('/v1/stations/enrol', { code: 'ABCD-2345', version: '1' }),
  ]
  expect(refusals.map(({ status }) => status)).toEqual([
    404, 404, 400, 400, 400, 400, 413, 415, 401, 401, 401, 401, 403,
  ])
  for (const { status, headers, body } of refusals) {
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({
      type: expect.stringMatching(/^urn:packbench:problem:\w+$/),
      title: expect.any(String),
      status,
      detail: expect.stringMatching(/\.$/),
    })
    expect((body as { requestId: string }).requestId).toBe(headers.get('x-request-id'))
  }
})

test('wrong and unknown fields are named', async () => {
  const { body } = await cloud.post('/v1/auth/sign-in', { email: 1 })
  expect((body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
    'email',
    'password',
  ])
  const unknown = await cloud.post('/v1/auth/sign-in', { email: 'a', password: 'b', admin: true })
  expect(unknown.body).toMatchObject({
    type: 'urn:packbench:problem:unknown_fields',
    errors: [{ field: 'admin', message: 'is not a field here' }],
  })
})

test('an error of ours says nothing about our insides', async () => {
  const admin = await cloud.as('admin@packbench.test')
  await cloud.cloud.db.pool.query('alter table factories rename to factories_away')
  const response = await fetch(`${cloud.url}/v1/factories`, { headers: admin })
  await cloud.cloud.db.pool.query('alter table factories_away rename to factories')
  expect(response.status).toBe(500)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.text()).not.toMatch(/factories|relation|select|stack|\.ts/)
})

test("a caller's request id is kept when it is sane, and replaced when not", async () => {
  const idFor = async (id: string) =>
    (await fetch(`${cloud.url}/healthz`, { headers: { 'x-request-id': id } })).headers.get('x-request-id')
  expect(await idFor('trace-2026.11_21')).toBe('trace-2026.11_21')
  expect(await idFor('<script>alert(1)</script>')).toMatch(/^[0-9a-f-]{36}$/)
})

test('health, readiness and the headers that narrow a browser', async () => {
  const health = await fetch(`${cloud.url}/healthz`)
  expect(await health.json()).toEqual({ ok: true })
  expect(health.headers.get('x-content-type-options')).toBe('nosniff')
  expect(health.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  const ready = await fetch(`${cloud.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, checks: { database: true, migrations: true, jobs: true } },
  ])
  await cloud.cloud.db.pool.query("update app.migrations set checksum = checksum || 'x' where number = 1")
  expect((await fetch(`${cloud.url}/readyz`)).status).toBe(503)
  await cloud.cloud.db.pool.query('update app.migrations set checksum = left(checksum, -1) where number = 1')
})

test('the OpenAPI document lists every endpoint of the contract', async () => {
  const document = (await (await fetch(`${cloud.url}/v1/openapi.json`)).json()) as {
    openapi: string
    paths: Record<string, object>
  }
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/auth/sign-in',
      '/stations/enrol',
      '/orders/{id}',
      '/products',
      '/people/{id}',
      '/print-files/{id}/url',
    ]),
  )
})

test('only admins reach the office', async () => {
  const operator = cloud.client(await cloud.as('thandi@packbench.test'))
  for (const call of [
    () => operator.people.list({}),
    () => operator.people.factories(),
    () => operator.stations.list({}),
    () => operator.catalog.list({}),
    () => operator.orders.list({}),
  ])
    expect(await problemOf(call())).toMatchObject({ status: 403, type: 'urn:packbench:problem:admins_only' })
  expect(await problemOf(cloud.client().people.list({}))).toMatchObject({ status: 401 })
})

test('people are added, changed and listed', async () => {
  const admin = await office()
  const added = await admin.people.add({
    name: 'Ana',
    email: 'Ana@Packbench.test',
    role: 'operator',
    factoryId: capeTown,
    permissions: ['reprint'],
    password: 'a long password',
  })
  expect(added).toMatchObject({
    email: 'ana@packbench.test',
    factoryName: 'Cape Town',
    permissions: ['reprint'],
    active: true,
    hasPin: false,
    lastSeenAt: null,
  })
  await cloud.client().auth.signIn({ email: 'ana@packbench.test', password: 'a long password' })
  const changed = await admin.people.update({
    id: added.id,
    active: true,
    permissions: ['confirm_by_hand', 'manage_printers'],
    factoryId: capeTown,
  })
  expect(changed.permissions).toEqual(['confirm_by_hand', 'manage_printers'])
  expect(changed.lastSeenAt).not.toBeNull()
  expect((await admin.people.list({})).rows.map(({ email }) => email)).toEqual([
    'admin@packbench.test',
    'ana@packbench.test',
    'thandi@packbench.test',
  ])
})

test('what makes no person is refused by its field, and leaves nothing', async () => {
  const admin = await office()
  const person = {
    name: 'Bo',
    email: 'bo@packbench.test',
    role: 'operator' as const,
    permissions: [],
    password: 'a long password',
  }
  expect(await problemOf(admin.people.add({ ...person, factoryId: null }))).toMatchObject({
    status: 422,
    errors: [{ field: 'factoryId' }],
  })
  expect(await problemOf(admin.people.add({ ...person, factoryId: cloud.cloud.newId() }))).toMatchObject({
    status: 422,
    errors: [{ field: 'factoryId' }],
  })
  expect(
    await problemOf(admin.people.add({ ...person, email: 'ADMIN@packbench.test', factoryId: capeTown })),
  ).toMatchObject({ status: 409, errors: [{ field: 'email' }] })
  expect((await admin.people.list({})).rows.some(({ name }) => name === 'Bo')).toBe(false)
})

test('a station is listed with its last contact until it is quiet for a while', async () => {
  const admin = await office()
  const { code } = await admin.stations.newCode({ stationName: 'Bench 2', factoryId: capeTown })
  const { deviceId } = await cloud.client().auth.enrol({ code, version: '0.1.0' })
  const seen = async () => (await (await office()).stations.list({})).rows.find(({ id }) => id === deviceId)
  expect(await seen()).toMatchObject({
    name: 'Bench 2',
    factoryName: 'Cape Town',
    version: '0.1.0',
    online: true,
    ackSeq: 0,
    refusals: 0,
    revokedAt: null,
  })
  cloud.clock.forward(120_000)
  expect(await seen()).toMatchObject({ online: false })
})

test('products are found, published only when there is something to buy, and taken back', async () => {
  const { db, newId, storeId } = cloud.cloud
  const [poster, empty] = [newId(), newId()]
  await db.asService(async (tx) => {
    for (const [id, slug, title] of [
      [poster, 'protea', 'Protea poster'],
      [empty, 'empty', 'Empty frame'],
    ] as const)
      await tx.query(
        "insert into products (id, store_id, slug, title, currency) values ($1, $2, $3, $4, 'ZAR')",
        [id, storeId, slug, title],
      )
    await tx.query(
      "insert into product_variants (id, store_id, product_id, sku, title, price) values ($1, $2, $3, 'POS-A2', 'A2', 49900)",
      [newId(), storeId, poster],
    )
  })
  const admin = await office()
  expect((await admin.catalog.list({ search: 'pos-a' })).map(({ title }) => title)).toEqual(['Protea poster'])
  const published = await admin.catalog.setStatus({ id: poster, status: 'published' })
  expect(published).toMatchObject({ status: 'published', variants: [{ sku: 'POS-A2', price: 49900 }] })
  expect((await admin.catalog.list({ status: 'published' })).map(({ id }) => id)).toEqual([poster])
  expect(await problemOf(admin.catalog.setStatus({ id: empty, status: 'published' }))).toMatchObject({
    status: 409,
    type: 'urn:packbench:problem:nothing_to_buy',
  })
  expect(await problemOf(admin.catalog.setStatus({ id: newId(), status: 'draft' }))).toMatchObject({
    status: 404,
  })
})
