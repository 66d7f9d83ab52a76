import { createRouterClient } from '@orpc/server'
import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openStation } from '../../src-main/station/station.ts'
import type { StorePapers } from '../../src-shared/cloud-contract/store-settings.ts'
import { PLAIN_PAPERS } from '../../src-shared/print/templates.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'
import { aFolder, quiet } from '../support/bench.ts'
import { until } from '../support/until.ts'

const office = async (shop: Shop) => shop.cloud.client(await shop.cloud.as('admin@packbench.test'))
const LOGO = { width: 8, height: 2, bits: 'f00f' }

eachShop('the settings of a store', (shop) => {
  test('a save is a new version in force at once, recorded field by field, and an earlier one comes back', async () => {
    const desk = await office(shop())
    const before = await desk.storeSettings.read()
    expect(before.slip).toMatchObject({ version: 0, savedBy: null, content: PLAIN_PAPERS.slip })
    const first = { ...before.slip.content, greeting: 'Hello from the bench', language: 'de' as const }
    const saved = await desk.storeSettings.save({ section: 'slip', basedOn: 0, content: first })
    expect(saved).toEqual({ ok: true, version: 1 })
    await desk.storeSettings.save({ section: 'slip', basedOn: 1, content: { ...first, prices: true } })
    const now = await desk.storeSettings.read()
    expect(now.slip).toMatchObject({
      version: 2,
      savedBy: 'admin',
      content: { prices: true, language: 'de' },
    })

    const history = await desk.storeSettings.history({ section: 'slip' })
    expect(history.map(({ version }) => version)).toEqual([2, 1, 0])
    expect(await desk.storeSettings.restore({ section: 'slip', version: 0, basedOn: 2 })).toEqual({
      ok: true,
      version: 3,
    })
    expect((await desk.storeSettings.read()).slip).toMatchObject({
      version: 3,
      restoredFrom: 0,
      content: PLAIN_PAPERS.slip,
    })
    expect(
      await shop().rows(
        `select action, detail, change from admin_audit_log where action like 'settings.%' order by seq`,
      ),
    ).toEqual([
      {
        action: 'settings.saved',
        detail: 'Packing slip, version 1',
        change: { greeting: ['', 'Hello from the bench'], language: ['en', 'de'] },
      },
      { action: 'settings.saved', detail: 'Packing slip, version 2', change: { prices: [false, true] } },
      {
        action: 'settings.restored',
        detail: 'Packing slip, version 3: version 0 once more',
        change: { greeting: ['Hello from the bench', ''], language: ['de', 'en'], prices: [true, false] },
      },
    ])
  })

  test('of two who save at once the second is told and sees both; nothing is lost', async () => {
    const desk = await office(shop())
    const { label } = await desk.storeSettings.read()
    const wish = (footer: string) =>
      desk.storeSettings.save({
        section: 'label',
        basedOn: label.version,
        content: { ...label.content, footer },
      })
    const answers = await Promise.all([wish('Mine'), wish('Yours')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = answers.find(({ ok }) => !ok)
    const inForce = (await desk.storeSettings.read()).label
    expect(refused).toMatchObject({
      why: 'changed_meanwhile',
      current: { version: label.version + 1, savedBy: 'admin', content: inForce.content },
    })
    expect(['Mine', 'Yours']).toContain(inForce.content.footer)
  })

  test('what makes no sense is refused by name: placeholders, zones, colours, zones of time', async () => {
    const desk = await office(shop())
    const { mailShipped, store, shipping } = await desk.storeSettings.read()
    const refusal = async (call: Promise<unknown>): Promise<string> => {
      const error = await call.then(
        () => new Error('was not refused'),
        (thrown: unknown) => thrown,
      )
      return JSON.stringify(error) + String(error)
    }
    const mail = (content: Partial<typeof mailShipped.content>) =>
      shop().cloud.post(
        '/v1/store/settings',
        {
          section: 'mailShipped',
          basedOn: mailShipped.version,
          content: { ...mailShipped.content, ...content },
        },
        headers,
      )
    const headers = await shop().cloud.as('admin@packbench.test')
    const wrong = await mail({ subject: 'Hi {first_name}', accent: '#ffee00' })
    expect(wrong.status).toBe(400)
    expect(JSON.stringify(wrong.body)).toContain('{first_name} is not known here: use {customer_name}')
    expect(JSON.stringify(wrong.body)).toContain('too light')
    expect(
      await refusal(
        desk.storeSettings.save({
          section: 'store',
          basedOn: store.version,
          content: { ...store.content, timeZone: 'Mars/Olympus' },
        }),
      ),
    ).not.toContain('was not refused')
    const zone = shipping.content.zones[0]!
    const twice = [zone, { ...zone, name: 'B', countries: ['DE'] }, { ...zone, name: 'C', countries: ['DE'] }]
    expect(
      await refusal(
        desk.storeSettings.save({
          section: 'shipping',
          basedOn: shipping.version,
          content: { zones: twice },
        }),
      ),
    ).not.toContain('was not refused')
  })

  test('only the office reads and changes settings; a station learns what it prints with, and no more', async () => {
    const { cloud } = shop()
    await cloud.addPerson({ email: 'op@packbench.test', role: 'operator', factoryId: shop().capeTown })
    const operator = cloud.client(await cloud.as('op@packbench.test'))
    await expect(operator.storeSettings.read()).rejects.toThrow()
    await expect(
      operator.storeSettings.restore({ section: 'slip', version: 0, basedOn: 0 }),
    ).rejects.toThrow()
    await expect(cloud.client().storeSettings.papers({})).rejects.toThrow()
    const { papers } = await operator.storeSettings.papers({})
    expect(Object.keys(papers!).toSorted()).toEqual(
      ['addressLines', 'logo', 'name', 'supportEmail', 'templates', 'timeZone', 'version'].toSorted(),
    )
    expect(await operator.storeSettings.papers({ known: papers!.version })).toEqual({ papers: null })
  })

  test('a running station prints with new templates without being enrolled again, and keeps them offline', async () => {
    const { cloud } = shop()
    const desk = await office(shop())
    const dataDir = aFolder()
    const { code } = await desk.stations.newCode({ factoryId: shop().capeTown, stationName: 'Bench 1' })
    const open = () => openStation({ dataDir, log: quiet })
    let station = await open()
    const client = createRouterClient(station.router)
    const testPage = async (at = client): Promise<string> => {
      const printer = (await at.printing.printers()).find((one) => one.language === 'escpos')!
      const shown = await at.printing.preview({
        kind: 'test_page',
        fulfillmentId: null,
        printerId: printer.id,
      })
      return shown?.svg ?? ''
    }
    try {
      expect(await client.session.enrol({ cloudUrl: cloud.url, code })).toEqual({ ok: true })
      await until(async () => (await client.status()).sync.state === 'online')
      const { store } = await desk.storeSettings.read()
      const content: Pick<StorePapers, 'name' | 'addressLines' | 'supportEmail' | 'timeZone' | 'logo'> = {
        ...store.content,
        name: 'Karoo Prints',
        logo: LOGO,
      }
      await desk.storeSettings.save({ section: 'store', basedOn: store.version, content })
      await until(async () => (await testPage()).includes('Karoo Prints'))
      await station.close()
      // The office cannot be reached any more: a station that starts now prints with what it was told last.
      const papers = await desk.storeSettings.papers({})
      station = await openStation({
        dataDir,
        log: quiet,
        fetch: () => Promise.reject(new Error('no network')),
      })
      expect(await testPage(createRouterClient(station.router))).toContain('Karoo Prints')
      expect(papers.papers?.logo).toEqual(LOGO)

      // What changed while it was away it hears with the first contact.
      await station.close()
      const { store: now } = await desk.storeSettings.read()
      await desk.storeSettings.save({
        section: 'store',
        basedOn: now.version,
        content: { ...now.content, name: 'Karoo & Coast' },
      })
      station = await open()
      const back = createRouterClient(station.router)
      await until(async () => (await testPage(back)).includes('Karoo &amp; Coast'))
    } finally {
      await station.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})
