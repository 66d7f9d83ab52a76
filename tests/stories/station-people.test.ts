import { argon2Sync } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { pinFits } from '../../src-main/session/pin.ts'
import { aBench, type Bench } from '../support/bench.ts'
import { aFulfillment } from '../support/bench-orders.ts'
import { PASSWORD, pinHashOf } from '../support/fake-cloud.ts'

let bench: Bench
afterEach(() => bench?.close())

test('a station out of the box is enrolled with a code, once, and then asks for a person', async () => {
  bench = await aBench({ fulfillments: [aFulfillment()], enrolled: false })
  const { session } = bench.client()
  expect(await bench.status()).toMatchObject({ enrolment: null, person: null, sync: { state: 'stopped' } })
  expect(await session.signIn({ email: 'thandi@example.com', password: PASSWORD })).toEqual({
    ok: false,
    sentence: 'Enrol this station first, with the code from the office.',
  })
  expect(await session.enrol({ cloudUrl: bench.network.url, code: 'WRONG-1' })).toEqual({
    ok: false,
    sentence: 'This code is not good any more. Ask for a new one.',
  })
  expect(await session.enrol({ cloudUrl: bench.network.url, code: ' ENROL-1234 ' })).toEqual({ ok: true })
  expect(await session.enrol({ cloudUrl: bench.network.url, code: 'ENROL-1234' })).toMatchObject({
    ok: false,
  })
  expect((await bench.status()).enrolment).toMatchObject({
    stationName: 'Bench 1',
    factory: { name: 'Cape Town Works' },
  })
  await bench.ready()
  const [row] = (await bench.client().bench.queue({})).rows
  expect(await bench.client().bench.start({ fulfillmentId: row!.id })).toMatchObject({
    ok: false,
    sentence: 'Nobody is signed in on this station.',
  })
  bench.network.down()
  await expect(session.signIn({ email: 'thandi@example.com', password: PASSWORD })).resolves.toEqual({
    ok: false,
    sentence: 'The office cannot be reached. Check the network, then try again.',
  })
})

test('people switch by PIN without a network, and every action carries who did it', async () => {
  const order = aFulfillment()
  bench = await aBench({ fulfillments: [order] })
  const { session } = bench.client()
  expect(await session.signIn({ email: 'thandi@example.com', password: 'wrong' })).toEqual({
    ok: false,
    sentence: 'That email and password do not belong together.',
  })
  await bench.signIn('johan@example.com')
  bench.network.down()
  const [johan, thandi] = await session.people()
  expect([johan, thandi].map((person) => [person!.name, person!.hasPin])).toEqual([
    ['Johan Smit', true],
    ['Thandi Nkosi', true],
  ])
  await bench.client().bench.note({ fulfillmentId: order.id, text: 'by Johan' })
  expect(await session.switchByPin({ userId: thandi!.id, pin: '0000' })).toEqual({
    ok: false,
    sentence: 'Wrong PIN. 4 tries left.',
  })
  expect(await session.switchByPin({ userId: thandi!.id, pin: '1234' })).toEqual({ ok: true })
  await bench.client().bench.note({ fulfillmentId: order.id, text: 'by Thandi' })
  await session.signOut()
  expect((await bench.status()).person).toBeNull()
  expect(await session.switchByPin({ userId: thandi!.id, pin: '1234' })).toEqual({ ok: true })
  await bench.restart()
  expect((await bench.status()).person).toMatchObject({ name: 'Thandi Nkosi' })
  bench.network.up()
  await bench.client().sync.now()
  await bench.settle()
  expect(bench.cloud.store.get(order.id)?.notes.map(({ text, by }) => [text, by.name])).toEqual([
    ['by Johan', 'Johan Smit'],
    ['by Thandi', 'Thandi Nkosi'],
  ])
})

test('after five wrong PINs only the password helps, also after a restart', async () => {
  bench = await aBench()
  const [thandi] = await bench.client().session.people()
  for (let i = 0; i < 5; i++)
    expect(await bench.client().session.switchByPin({ userId: thandi!.id, pin: '9999' })).toMatchObject({
      ok: false,
    })
  await bench.restart()
  expect(await bench.client().session.switchByPin({ userId: thandi!.id, pin: '1234' })).toEqual({
    ok: false,
    sentence: 'Too many wrong PINs. Sign in with the password.',
  })
  await bench.signIn()
  expect(await bench.client().session.switchByPin({ userId: thandi!.id, pin: '1234' })).toEqual({ ok: true })
})

test('an access token that ran out is renewed once for all calls, and a refresh token is never used twice', async () => {
  bench = await aBench()
  const setPin = () => bench.client().session.setPin({ pin: '2468' })
  expect(await setPin()).toEqual({ ok: true })
  bench.cloud.expireAccess()
  expect(await Promise.all([setPin(), setPin(), setPin()])).toEqual([
    { ok: true },
    { ok: true },
    { ok: true },
  ])
  expect(bench.cloud.counts.refreshes).toBe(1)
  const [thandi] = await bench.client().session.people()
  expect(await bench.client().session.switchByPin({ userId: thandi!.id, pin: '2468' })).toEqual({ ok: true })
})

test('a window can call the cloud through the station, but never gets at tokens or at what the contract does not name', async () => {
  bench = await aBench()
  const { cloud } = bench.client()
  for (const path of [
    ['auth', 'signIn'],
    ['auth', 'refresh'],
    ['nobody'],
    ['printFiles', 'constructor'],
    ['__proto__', 'x'],
    ['printFiles'],
  ])
    expect(await cloud({ path, input: {} }), path.join('.')).toMatchObject({
      ok: false,
      code: 'NO_SUCH_CALL',
    })
  expect(
    await cloud({
      path: ['printFiles', 'url'],
      input: {
        id: '0192f000-0000-7000-8000-0000000000aa',
        fulfillmentId: '0192f000-0000-7000-8000-0000000000bb',
      },
    }),
  ).toEqual({ ok: false, code: 'NOT_FOUND', sentence: 'No such file.' })
  await bench.client().session.signOut()
  expect(await cloud({ path: ['printFiles', 'url'], input: {} })).toMatchObject({
    ok: false,
    code: 'SIGN_IN',
  })
})

test('a PIN is checked against an Argon2id PHC string; anything else fits nothing', async () => {
  const phc = pinHashOf('4711')
  expect(await pinFits('4711', phc)).toBe(true)
  expect(await pinFits('4712', phc)).toBe(false)
  const nonce = Buffer.alloc(16, 7)
  const usual = argon2Sync('argon2id', {
    message: '1234',
    nonce,
    memory: 19_456,
    passes: 2,
    parallelism: 1,
    tagLength: 32,
  })
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  expect(await pinFits('1234', `$argon2id$v=19$m=19456,t=2,p=1$${text(nonce)}$${text(usual)}`)).toBe(true)
  for (const wrong of [
    '',
    '4711',
    phc.replace('argon2id', 'argon2i'),
    phc.replace('m=64', 'm=99999999'),
    phc.slice(0, -50),
  ])
    expect(await pinFits('4711', wrong), wrong).toBe(false)
})
