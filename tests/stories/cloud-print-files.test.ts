import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCloud, problemOf, type TestCloud } from '../support/a-cloud.ts'
import { aFactoryWithWork, type FactoryWithWork } from '../support/a-factory-with-work.ts'

describe.each(['PGlite', 'PostgreSQL'] as const)('print files on %s', (kind) => {
  let cloud: TestCloud
  let work: FactoryWithWork
  let theirs: { authorization: string }
  let others: { authorization: string }
  const content = Buffer.from('hello world')
  beforeAll(async () => {
    cloud = await aCloud(kind)
    work = await aFactoryWithWork(cloud.cloud.db, 'other', 'Berlin')
    await cloud.cloud.storage.put(`print-files/${work.printFileId}.pdf`, content, 'application/pdf')
    const elsewhere = await cloud.addFactory('Cape Town')
    theirs = await aStation(work.storeId, work.factoryId)
    others = await aStation(cloud.cloud.storeId, elsewhere)
  })
  afterAll(() => cloud.remove())

  async function aStation(storeId: string, factoryId: string): Promise<{ authorization: string }> {
    const { db, newId } = cloud.cloud
    const { hashToken } = await import('../../cloud/auth/tokens.ts')
    const token = newId()
    await db.asService((tx) =>
      tx.query(
        "insert into devices (id, store_id, factory_id, name, token_hash) values ($1, $2, $3, 'Bench 4', $4)",
        [newId(), storeId, factoryId, hashToken(token)],
      ),
    )
    return { authorization: `Device ${token}` }
  }
  const wanted = () => ({ id: work.printFileId, fulfillmentId: work.fulfillmentId })
  const link = async () => (await cloud.client(theirs).printFiles.url(wanted())).url
  const signed = () => cloud.cloud.storage.signedUrl(`print-files/${work.printFileId}.pdf`)
  const problemAt = async (url: string) => {
    const response = await fetch(url)
    return [response.status, ((await response.json()) as { type: string }).type.replace(/.*:/, '')]
  }

  test('whoever works on the fulfilment gets a link for ten minutes, and the order remembers it', async () => {
    const given = await cloud.client(theirs).printFiles.url(wanted())
    expect(given).toMatchObject({ bytes: 11, sha256: 'a'.repeat(64) })
    expect(Date.parse(given.expiresAt) - cloud.clock.now()).toBeGreaterThan(9.9 * 60_000)
    const events = await cloud.cloud.db.asService((tx) =>
      tx.query(
        "select actor_name, actor_role, detail, change from order_events where kind = 'file_url' and order_id = $1",
        [work.orderId],
      ),
    )
    expect(events).toEqual([
      {
        actor_name: 'Bench 4',
        actor_role: 'station',
        detail: 'A link to mug.pdf was handed out',
        change: { printFile: work.printFileId, station: 'Bench 4' },
      },
    ])
    const response = await fetch(given.url)
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      200,
      'hello world',
      'application/pdf',
    ])
  })

  test('for everyone else the file does not exist', async () => {
    const before = await cloud.cloud.db.asService((tx) =>
      tx.query("select id from order_events where kind = 'file_url'"),
    )
    expect(await problemOf(cloud.client(others).printFiles.url(wanted()))).toMatchObject({ status: 404 })
    expect(
      await problemOf(cloud.client(await cloud.as('admin@packbench.test')).printFiles.url(wanted())),
    ).toMatchObject({ status: 404 })
    expect(await problemOf(cloud.client().printFiles.url(wanted()))).toMatchObject({ status: 401 })
    expect(
      await problemOf(
        cloud.client(theirs).printFiles.url({ ...wanted(), fulfillmentId: cloud.cloud.newId() }),
      ),
    ).toMatchObject({ status: 404 })
    expect(
      await cloud.cloud.db.asService((tx) => tx.query("select id from order_events where kind = 'file_url'")),
    ).toEqual(before)
  })

  test('a link is good for one use; whoever goes on with a download asks for another, and each is in the audit', async () => {
    const first = await link()
    const whole = await fetch(first)
    expect([whole.status, await whole.text()]).toEqual([200, 'hello world'])
    expect(await problemAt(first)).toEqual([403, 'link_used'])
    const part = await fetch(await link(), { headers: { range: 'bytes=6-' } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'world',
      'bytes 6-10/11',
    ])
    const both = await link()
    const answers = await Promise.all([fetch(both), fetch(both), fetch(both)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403])
    await Promise.all(answers.map((answer) => answer.text()))
    expect(await problemAt(`${cloud.cloud.publicUrl}/print-files/${'A'.repeat(43)}`)).toEqual([
      403,
      'link_invalid',
    ])
  })

  test('a link that was not used yet leads nowhere once the station was revoked or the work has moved', async () => {
    const { db, newId } = cloud.cloud
    const [revoked, moved] = [await link(), await link()]
    await db.asService((tx) =>
      tx.query("update devices set revoked_at = now() where name = 'Bench 4' and factory_id = $1", [
        work.factoryId,
      ]),
    )
    expect(await problemAt(revoked)).toEqual([403, 'work_gone'])
    await db.asService((tx) =>
      tx.query("update devices set revoked_at = null where name = 'Bench 4' and factory_id = $1", [
        work.factoryId,
      ]),
    )
    const elsewhere = newId()
    await db.asService(async (tx) => {
      await tx.query("insert into factories (id, store_id, name) values ($1, $2, 'Elsewhere')", [
        elsewhere,
        work.storeId,
      ])
      await tx.query('update print_file_links set factory_id = $1 where used_at is null', [elsewhere])
    })
    expect(await problemAt(moved)).toEqual([403, 'work_gone'])
  })

  test('what a station opened is noted once, also when it tells twice, and only of files that it was given', async () => {
    const opening = {
      id: cloud.cloud.newId(),
      printFileId: work.printFileId,
      fulfillmentId: work.fulfillmentId,
      personId: work.operatorId,
      openedAt: '2026-11-21T08:00:00.000Z',
    } as never
    await link()
    for (const who of [theirs, theirs, others])
      await cloud.client(who).printFiles.opened({ openings: [opening] })
    const events = await cloud.cloud.db.asService((tx) =>
      tx.query<{ actor_role: string; detail: string; occurred_at: Date }>(
        "select actor_role, detail, occurred_at from order_events where kind = 'file_opened'",
      ),
    )
    expect(events).toEqual([
      {
        actor_role: 'operator',
        detail: 'mug.pdf was opened in another program',
        occurred_at: new Date('2026-11-21T08:00:00.000Z'),
      },
    ])
    const admin = cloud.client(await cloud.as('admin@packbench.test'))
    expect(await problemOf(admin.printFiles.opened({ openings: [opening] }))).toMatchObject({ status: 403 })
  })

  test('a stored file is resumed where it broke off, unless it is another one by now', async () => {
    const url = signed()
    const part = await fetch(url, { headers: { range: 'bytes=6-' } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'world',
      'bytes 6-10/11',
    ])
    const etag = part.headers.get('etag')!
    const same = await fetch(url, { headers: { range: 'bytes=0-4', 'if-range': etag } })
    expect([same.status, await same.text()]).toEqual([206, 'hello'])
    const changed = await fetch(url, { headers: { range: 'bytes=0-4', 'if-range': '"older"' } })
    expect([changed.status, await changed.text()]).toEqual([200, 'hello world'])
    const beyond = await fetch(url, { headers: { range: 'bytes=11-' } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */11'])
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual([
      200,
      '11',
      'bytes',
    ])
  })

  test('a link that was changed, or is for something else, opens nothing', async () => {
    const url = new URL(signed())
    const changed = [
      (u: URL) => u.searchParams.set('expires', String(Number(u.searchParams.get('expires')) + 600)),
      (u: URL) => u.searchParams.set('sig', 'A'.repeat(43)),
      (u: URL) => u.searchParams.delete('sig'),
      (u: URL) => u.searchParams.delete('expires'),
      (u: URL) => (u.pathname = u.pathname.replace('.pdf', '.png')),
      (u: URL) => (u.pathname = '/files/..%2fsecrets.json'),
      (u: URL) => (u.pathname = '/files/%2e%2e/%2e%2e/secrets.json'),
    ]
    for (const change of changed) {
      const other = new URL(url)
      change(other)
      const response = await fetch(other)
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(await response.text()).not.toContain('hello')
    }
  })

  test('the API names the operation as the requirements do', async () => {
    const document = (await (await fetch(`${cloud.url}/v1/openapi.json`)).json()) as {
      paths: Record<string, { post?: { operationId: string } }>
    }
    expect(document.paths['/print-files/{id}/url']?.post?.operationId).toBe('maker-get-file-url')
  })

  test('what a file holds cannot run in a browser', async () => {
    const response = await fetch(await link())
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    await response.body?.cancel()
  })

  test('a link runs out after ten minutes', async () => {
    const url = await link()
    const alsoStored = signed()
    cloud.clock.forward(601_000)
    expect(await problemAt(url)).toEqual([403, 'link_expired'])
    expect(await problemAt(alsoStored)).toEqual([403, 'link_expired'])
  })
})
