import { expect, test } from 'vitest'
import type { MakerDetail } from '../../src-shared/cloud-contract/makers/profiles.ts'
import { problemOf } from '../support/a-cloud.ts'
import { officeOf } from '../support/office-of.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'

const CAN = { processes: ['FDM', 'SLA', 'FDM'], materials: ['PLA'], colours: ['Black'], machines: [] }
const HERE = { city: 'Cape Town', postalCode: '7925', country: 'ZA', latitude: -33.92, longitude: 18.42 }
let made = 0

/** A new maker, added by the office. */
async function aMaker(
  shop: Shop,
  more: { capacity?: number; processes?: string[] } = {},
): Promise<MakerDetail> {
  const api = await officeOf(shop)
  return api.makers.add({
    person: {
      name: `Lerato ${++made}`,
      email: `lerato${made}@makers.test`,
      password: 'correct horse battery',
    },
    capabilities: { ...CAN, processes: more.processes ?? CAN.processes },
    location: HERE,
    capacity: more.capacity ?? 5,
    notes: 'Met at the fair',
  })
}

const auditOf = (shop: Shop, makerId: string) =>
  shop.rows<{ action: string; detail: string; change: unknown }>(
    'select action, detail, change from admin_audit_log where subject_id = $1 order by seq',
    makerId,
  )

eachShop('makers in the office', (shop) => {
  test('a new maker has a profile, signs in, and stands in the list', async () => {
    const maker = await aMaker(shop())
    expect(maker).toMatchObject({
      status: 'active',
      capabilities: { processes: ['FDM', 'SLA'], materials: ['PLA'], colours: ['Black'] },
      location: HERE,
      capacity: 5,
      notes: 'Met at the fair',
      openJobs: 0,
      onTime: { shipped: 0, inTime: 0 },
      bank: null,
      jobs: [],
    })
    await shop().cloud.as(maker.email)
    const api = await officeOf(shop())
    const found = await api.makers.list({ search: maker.name })
    expect(found.rows.map((row) => row.id)).toEqual([maker.id])
    expect(found.byStatus.active).toBeGreaterThan(0)
    expect((await auditOf(shop(), maker.id)).map((row) => row.action)).toEqual(['maker.added'])
    const again = problemOf(
      api.makers.add({
        person: { name: 'Twin', email: maker.email.toUpperCase(), password: 'correct horse battery' },
      }),
    )
    expect((await again).type).toBe('urn:packbench:problem:email_taken')
  })

  test('an operator becomes a maker and leaves the factory; an admin, a maker and a stranger do not', async () => {
    const userId = await shop().cloud.addPerson({
      email: `op${++made}@packbench.test`,
      role: 'operator',
      factoryId: shop().capeTown,
    })
    const session = await shop().cloud.as(`op${made}@packbench.test`)
    const api = await officeOf(shop())
    const maker = await api.makers.add({ person: { userId: userId } })
    expect(maker).toMatchObject({ userId, status: 'active', capacity: 5 })
    expect(await shop().rows('select 1 from factory_members where user_id = $1', userId)).toEqual([])
    expect((await problemOf(shop().cloud.client(session).inbox.list({}))).status).toBe(401)
    expect((await problemOf(api.makers.add({ person: { userId: userId } }))).type).toMatch(/already_maker$/)
    const [admin] = await shop().rows<{ id: string }>("select id from users where role = 'admin'")
    expect((await problemOf(api.makers.add({ person: { userId: admin!.id } }))).type).toMatch(/is_admin$/)
    const nobody = shop().cloud.cloud.newId()
    expect((await problemOf(api.makers.add({ person: { userId: nobody } }))).status).toBe(404)
  })

  test('what changes of a profile is recorded field by field; what stays is not', async () => {
    const maker = await aMaker(shop())
    const api = await officeOf(shop())
    const same = {
      id: maker.id,
      capabilities: maker.capabilities,
      location: maker.location,
      notes: 'Met at the fair',
      capacity: 5,
    }
    await api.makers.save(same)
    const after = await api.makers.save({ ...same, capacity: 8, notes: 'Fast with small parts' })
    expect(after).toMatchObject({ capacity: 8, notes: 'Fast with small parts' })
    const changes = (await auditOf(shop(), maker.id)).filter((row) => row.action === 'maker.changed')
    expect(changes.map((row) => row.change)).toEqual([
      { capacity: [5, 8], notes: ['Met at the fair', 'Fast with small parts'] },
    ])
  })

  test('pausing is recorded with its reason, told to the maker once, and undone by taking up again', async () => {
    const maker = await aMaker(shop())
    const api = await officeOf(shop())
    for (let time = 0; time < 2; time++)
      await api.makers.setStatus({ id: maker.id, status: 'paused', reason: 'Holidays' })
    expect(await api.makers.get({ id: maker.id })).toMatchObject({
      status: 'paused',
      statusReason: 'Holidays',
    })
    await api.makers.setStatus({ id: maker.id, status: 'active', reason: 'Back again' })
    expect((await auditOf(shop(), maker.id)).map((row) => row.action)).toEqual([
      'maker.added',
      'maker.paused',
      'maker.taken_up',
    ])
    const own = shop().cloud.client(await shop().cloud.as(maker.email))
    expect((await own.inbox.list({})).rows.map((row) => row.kind)).toEqual([
      'profile_active',
      'profile_paused',
    ])
  })

  test('bank details are kept, shown by their last four digits, and never written into the audit log', async () => {
    const maker = await aMaker(shop())
    const api = await officeOf(shop())
    const bank = {
      accountHolder: 'Lerato Molefe',
      bankName: 'Protea Bank',
      branchCode: '250655',
      accountNumber: '62001234321',
      iban: '',
      bic: '',
    }
    const after = await api.makers.saveBank({ id: maker.id, bank })
    expect(after.bank).toEqual({
      accountHolder: 'Lerato Molefe',
      bankName: 'Protea Bank',
      account: '•••• 4321',
    })
    expect(JSON.stringify(await auditOf(shop(), maker.id))).toContain('•••• 4321')
    expect(JSON.stringify(await auditOf(shop(), maker.id))).not.toContain('62001234321')
    expect(
      (await problemOf(api.makers.saveBank({ id: maker.id, bank: { ...bank, branchCode: '' } }))).status,
    ).toBe(400)
  })

  test('only the office may: a maker cannot read or change makers, not even themselves', async () => {
    const maker = await aMaker(shop())
    const own = shop().cloud.client(await shop().cloud.as(maker.email))
    const calls = [
      () => own.makers.list({}),
      () => own.makers.get({ id: maker.id }),
      () => own.makers.setStatus({ id: maker.id, status: 'active', reason: 'I want' }),
      () => own.makers.work({}),
    ]
    for (const call of calls) expect((await problemOf(call())).status).toBe(403)
  })

  test('pages of the list hold each maker once', async () => {
    for (let number = 0; number < 5; number++) await aMaker(shop())
    const api = await officeOf(shop())
    const names: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof api.makers.list>> = await api.makers.list({ limit: 2, after })
      names.push(...page.rows.map((row) => row.id))
      expect(page.total).toBeGreaterThanOrEqual(5)
      after = page.next
    } while (after)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength((await api.makers.list({})).total)
  })
})
