import { expect, test } from 'vitest'
import { PASSWORD, problemOf } from '../support/a-cloud.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'

const NEW_PASSWORD = 'tall grass, slow river'

/** Rows of the audit log about somebody, oldest first. */
const audited = async (shop: Shop, subject: string): Promise<string[]> =>
  (
    await shop.rows<{ action: string }>(
      'select action from admin_audit_log where subject_id = $1 order by seq',
      subject,
    )
  ).map(({ action }) => action)

eachShop('People of the office', (shop) => {
  const office = async () => shop().cloud.client(await shop().cloud.as('admin@packbench.test'))

  test('are found by a part of their name, a role, a factory and whether they may sign in, a page at a time', async () => {
    const { cloud, capeTown, durban } = shop()
    for (const [name, factoryId] of [
      ['pumla', capeTown],
      ['100%_wool', capeTown],
      ['petrus', durban],
    ] as const)
      await cloud.addPerson({ email: `${name}@find.test`, role: 'operator', factoryId })
    const admin = await office()
    const found = async (filter: object) => (await admin.people.list(filter)).rows.map(({ name }) => name)
    expect(await found({ search: 'PUM' })).toEqual(['pumla'])
    expect(await found({ search: '%_w' })).toEqual(['100%_wool'])
    expect(await found({ search: 'durban' })).toEqual(['petrus'])
    expect(await found({ role: 'operator', factoryId: capeTown })).toEqual(['100%_wool', 'pumla'])
    expect(await found({ search: 'find.test', state: 'out' })).toEqual([])
    const page = await admin.people.list({ search: 'find.test', limit: 2 })
    expect(page).toMatchObject({ total: 3, next: 2 })
    const rest = await admin.people.list({ search: 'find.test', limit: 2, offset: 2 })
    expect([rest.rows.length, rest.total, rest.next]).toEqual([1, 3, null])
    expect(await admin.people.list({ search: 'find.test', offset: 50 })).toMatchObject({ total: 3, rows: [] })
  })

  test('get another role, but not the last admin, not oneself, and not a maker who holds jobs', async () => {
    const { cloud, capeTown } = shop()
    const id = await cloud.addPerson({ email: 'many-hats@role.test', role: 'maker' })
    const admin = await office()
    const me = (await admin.people.list({ search: 'admin@packbench.test' })).rows[0]!
    const to = (role: 'operator' | 'maker' | 'admin', factoryId: string | null = null) =>
      admin.people.update({ id, role, permissions: [], active: true, factoryId })

    const order = await shop().paidOrder()
    await shop().rows(
      `update fulfillment_requests set maker_id = (select id from maker_profiles where user_id = $1), factory_id = null,
         doc = jsonb_set(jsonb_set(doc::jsonb, '{factoryId}', 'null'), '{makerId}', to_jsonb((select id from maker_profiles where user_id = $1)))::json
       where id = (select id from fulfillment_requests where order_id = $2 limit 1) returning id`,
      id,
      order.orderId,
    )
    expect(await problemOf(to('admin'))).toMatchObject({
      status: 409,
      type: 'urn:packbench:problem:open_jobs',
      detail: 'many-hats still holds 1 job. Withdraw or reassign it first, under Makers.',
    })
    await shop().rows(
      `update fulfillment_requests set maker_id = null, factory_id = $2::text::uuid,
         doc = jsonb_set(jsonb_set(doc::jsonb, '{makerId}', 'null'), '{factoryId}', to_jsonb($2::text))::json
       where maker_id = (select id from maker_profiles where user_id = $1) returning id`,
      id,
      capeTown,
    )
    expect((await problemOf(to('operator'))).detail).toBe('Choose the factory where the operator works.')
    expect(await to('operator', capeTown)).toMatchObject({ role: 'operator', factoryId: capeTown })
    expect(
      await shop().rows('select status from maker_profiles where user_id = $1', id),
      'nobody hands them jobs while they are something else',
    ).toEqual([{ status: 'paused' }])
    expect(await to('maker')).toMatchObject({ role: 'maker', factoryId: null })
    expect(await shop().rows('select status from maker_profiles where user_id = $1', id)).toEqual([
      { status: 'active' },
    ])
    expect(await to('admin')).toMatchObject({ role: 'admin' })
    expect(
      (
        await problemOf(
          admin.people.update({
            id: me.id,
            role: 'operator',
            permissions: [],
            active: true,
            factoryId: capeTown,
          }),
        )
      ).type,
    ).toBe('urn:packbench:problem:own_role')
    await to('operator', capeTown)
    expect(
      (await problemOf(admin.people.update({ id: me.id, permissions: [], active: false, factoryId: null })))
        .type,
    ).toBe('urn:packbench:problem:last_admin')
    expect(await audited(shop(), id)).toEqual(Array.from({ length: 4 }, () => 'person.role_changed'))
  })

  test('whose password was reset sign in once with the given one, and do nothing before they have their own', async () => {
    const { cloud, capeTown } = shop()
    const email = 'forgetful@password.test'
    const id = await cloud.addPerson({ email, role: 'admin', factoryId: capeTown })
    const before = await cloud.as(email)
    const admin = await office()
    const given = await admin.people.resetPassword({ id })
    expect(given.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    expect(given.person.oneTimePasswordUntil).toBe(given.until)
    expect((await problemOf(cloud.client(before).people.list({}))).type).toBe(
      'urn:packbench:problem:session_ended',
    )
    expect((await problemOf(cloud.client().auth.signIn({ email, password: PASSWORD }))).status).toBe(401)

    const session = await cloud.client().auth.signIn({ email, password: given.password })
    expect(session.passwordDue).toBe(true)
    const they = cloud.client({ authorization: `Bearer ${session.accessToken}` })
    expect((await problemOf(they.people.list({}))).type).toBe('urn:packbench:problem:password_due')
    expect((await problemOf(they.orders.list({}))).type).toBe('urn:packbench:problem:password_due')
    expect((await problemOf(they.auth.changePassword({ current: 'wrong', next: NEW_PASSWORD }))).type).toBe(
      'urn:packbench:problem:wrong_password',
    )
    expect(
      (await problemOf(they.auth.changePassword({ current: given.password, next: given.password }))).type,
    ).toBe('urn:packbench:problem:same_password')
    await they.auth.changePassword({ current: given.password, next: NEW_PASSWORD })
    await they.people.list({})
    expect((await cloud.client().auth.signIn({ email, password: NEW_PASSWORD })).passwordDue).toBe(false)
    expect(await audited(shop(), id)).toEqual(['person.password_reset', 'person.password_changed'])
  })

  test('who wait too long with a one-time password ask for another', async () => {
    const { cloud, capeTown } = shop()
    const email = 'slow@password.test'
    const id = await cloud.addPerson({ email, role: 'operator', factoryId: capeTown })
    const { password } = await (await office()).people.resetPassword({ id })
    cloud.clock.forward(73 * 3600 * 1000)
    expect((await problemOf(cloud.client().auth.signIn({ email, password }))).detail).toBe(
      'This one-time password has run out. Ask an admin for another.',
    )
  })

  test('cannot try passwords all day at an unlocked station', async () => {
    const { cloud, capeTown } = shop()
    await cloud.addPerson({ email: 'guessed@password.test', role: 'operator', factoryId: capeTown })
    const they = cloud.client(await cloud.as('guessed@password.test'))
    const guess = () => problemOf(they.auth.changePassword({ current: 'nope', next: NEW_PASSWORD }))
    const answers: number[] = []
    for (let tries = 0; tries < 11; tries++) answers.push((await guess()).status)
    expect(answers.at(0)).toBe(403)
    expect(answers.at(-1)).toBe(429)
  })

  test('are taken out and let in again, and both is recorded', async () => {
    const { cloud, durban } = shop()
    const email = 'in-and-out@people.test'
    const id = await cloud.addPerson({ email, role: 'operator', factoryId: durban })
    const theirs = await cloud.as(email)
    const admin = await office()
    const set = (active: boolean) =>
      admin.people.update({ id, permissions: ['reprint'], active, factoryId: durban })
    await set(false)
    expect((await problemOf(cloud.client(theirs).orders.list({}))).status).toBe(401)
    await set(true)
    await cloud.as(email)
    expect(await audited(shop(), id)).toEqual(['person.taken_out', 'person.let_in'])
  })

  test('are nobody’s business but the office’s', async () => {
    const { cloud, durban } = shop()
    const id = await cloud.addPerson({ email: 'curious@people.test', role: 'operator', factoryId: durban })
    const they = cloud.client(await cloud.as('curious@people.test'))
    for (const call of [
      () => they.people.get({ id }),
      () => they.people.resetPin({ id }),
      () => they.people.resetPassword({ id }),
    ])
      expect((await problemOf(call())).status).toBe(403)
  })
})
