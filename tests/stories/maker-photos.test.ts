import { createCanvas } from '@napi-rs/canvas'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StationOptions } from '../../src-main/station/station.ts'
import type { FulfillmentId } from '../../src-shared/ids/ids.ts'
import { uuidV7 } from '../../src-shared/ids/uuid-v7.ts'
import { filesBelow, foundOnDisk } from '../support/found-on-disk.ts'
import { aMakerShift, type MakerAtWork, type MakerShift } from '../support/maker-shift.ts'
import { askForPostgres } from '../support/postgres.ts'
import { until, type Bought } from '../support/shift.ts'
import { startStationProgram, type StationProgram } from '../support/station-program.ts'
import { DEMO_PASSWORD } from '../../cloud/demo/accounts.ts'

const canvas = createCanvas(640, 480)
canvas.getContext('2d').fillRect(40, 40, 300, 200)
const picture = canvas.toBuffer('image/png')
const photo = (fulfillmentId: FulfillmentId, bytes = picture) => ({
  fulfillmentId,
  name: 'finished.png',
  mediaType: 'image/png' as const,
  bytes: bytes.toString('base64'),
})

describe.each(['PGlite', 'PostgreSQL'] as const)('photos of the finished piece, on %s', (kind) => {
  let shift: MakerShift | undefined
  let station: StationProgram | undefined
  let anna: MakerAtWork
  let order: Bought
  let job: FulfillmentId
  beforeEach(async (context) => {
    if (kind === 'PostgreSQL') {
      const postgres = await askForPostgres()
      if ('unavailable' in postgres) context.skip(`no PostgreSQL: ${postgres.unavailable}`)
    }
  })
  afterEach(async () => {
    await station?.stop()
    await shift?.close()
    station = shift = undefined
  })

  async function aJobAtAnnas(options: { undoMs?: number; station?: Partial<StationOptions> } = {}) {
    shift = await aMakerShift(kind, options)
    anna = await shift.maker('Anna Maker')
    order = await shift.cloud.buy({ 'MUG-1-330': 2 })
    await shift.assign(order, anna)
    job = await anna.arrived(order)
    return shift
  }
  const kept = () => filesBelow(join(anna.dataDir, 'photos'))
  const toSend = async () => (await anna.client().status()).sync.photos
  const stored = () => shift!.cloud.rows('select id, name, sha256 from photos')

  test('taken on a dead network, it lies sealed here, and reaches the office once, whatever is lost on the way', async () => {
    let lost = 0
    const { office } = await aJobAtAnnas({
      station: {
        async fetch(request, init) {
          const response = await fetch(request, init)
          if (request.method !== 'PUT' || lost++ > 0) return response
          await response.arrayBuffer()
          throw new Error('the answer was lost')
        },
      },
    })
    anna.network.down()
    const added = await anna.client().photos.add(photo(job))
    expect(added).toMatchObject({ ok: true, view: { doc: { photos: [{ name: 'finished.png' }] } } })
    expect(await toSend()).toBe(1)
    expect(kept()).toHaveLength(1)
    expect(foundOnDisk(join(anna.dataDir, 'photos'), 'IHDR')).toEqual([])
    await anna.restart()
    expect(await toSend()).toBe(1)

    anna.network.up()
    await until(async () => (await toSend()) === 0, 'the photo to be with the office')
    expect(lost).toBe(2)
    expect(await stored()).toHaveLength(1)
    expect(kept()).toEqual([])
    const client = await office()
    const photos = await client.photos.list({ orderId: order.orderId })
    expect(photos).toMatchObject([
      { name: 'finished.png', mediaType: 'image/png', by: { name: 'Anna Maker' }, fulfillmentId: job },
    ])
    expect(photos[0]!.receivedAt).not.toBeNull()
    const { dataUrl } = await client.photos.picture({ id: photos[0]!.id })
    expect(dataUrl).toBe(`data:image/png;base64,${picture.toString('base64')}`)
    const { url } = await client.photos.url({ id: photos[0]!.id })
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(picture)).toBe(true)
    expect(await anna.client().photos.list({ fulfillmentId: job })).toMatchObject([{ state: 'sent' }])
  })

  test('a station that is killed between the yes to the photo and its upload sends it at the next start, once', async () => {
    const { cloud } = (shift = await aMakerShift(kind))
    const dataDir = mkdtempSync(join(tmpdir(), 'packbench-photo-kill-'))
    try {
      const bought = await cloud.buy()
      station = await startStationProgram({
        dataDir,
        cloudUrl: cloud.url,
        code: await cloud.office.enrolmentCode(),
        undoMs: 0,
      })
      await station.client.session.signIn({ email: 'thandi@demo.test', password: DEMO_PASSWORD })
      const row = await until(
        async () => (await station!.client.bench.queue({ search: bought.number })).rows[0],
        'the order at the bench',
      )
      await cloud.cloud.db.pool.query('alter table photos rename to photos_away')
      expect(await station.client.photos.add(photo(row!.id))).toMatchObject({ ok: true })
      await until(async () => (await station!.client.status()).sync.waiting === 0, 'the yes of the cloud')
      expect((await station.client.status()).sync.photos).toBe(1)
      await station.kill()
      await cloud.cloud.db.pool.query('alter table photos_away rename to photos')

      station = await startStationProgram({ dataDir, undoMs: 0 })
      await until(async () => (await station!.client.status()).sync.photos === 0, 'the photo to be sent')
      expect(await stored()).toHaveLength(1)
      expect(filesBelow(join(dataDir, 'photos'))).toEqual([])
    } finally {
      await station?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  })

  test('the photo of a job that was taken back is refused in words, and its bytes are wiped', async () => {
    const { office } = await aJobAtAnnas()
    anna.network.down()
    await anna.client().photos.add(photo(job))
    await (await office()).makers.withdraw({ fulfillmentId: job, reason: 'promised for tomorrow' })
    anna.network.up()
    await until(async () => (await toSend()) === 0, 'nothing left to send')
    expect(kept()).toEqual([])
    expect(await stored()).toEqual([])
    const [refused] = await anna.client().photos.list({ fulfillmentId: job })
    expect(refused).toMatchObject({ state: 'refused' })
    expect(refused!.sentence).toMatch(/no longer with this station|taken back/)
    expect(await anna.client().sync.refusals({ settled: false })).toMatchObject([
      { name: 'fulfillment.photo' },
    ])
  })

  test('a photo that is undone leaves nothing here and nothing there', async () => {
    await aJobAtAnnas({ undoMs: 60_000 })
    const added = await anna.client().photos.add(photo(job))
    expect(kept()).toHaveLength(1)
    await anna.client().bench.undo({ mutationId: added.ok ? added.mutationId : '' })
    await until(async () => (await toSend()) === 0, 'nothing to send')
    expect(kept()).toEqual([])
    expect((await anna.client().bench.view({ fulfillmentId: job }))!.doc.photos ?? []).toEqual([])
    expect(await anna.client().photos.list({ fulfillmentId: job })).toEqual([])
  })

  test('what is no picture, and what does not fit on the disk, is said at once and leaves nothing', async () => {
    let wanted: string | null = null
    await aJobAtAnnas({
      station: {
        newId() {
          const id = uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
          // The next file that the station makes lies on a disk that is full.
          if (wanted) symlinkSync('/dev/full', join(wanted, `${id}.sealed-part`))
          wanted = null
          return id
        },
      },
    })
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect(await anna.client().photos.add(photo(job, script))).toMatchObject({
      ok: false,
      sentence: 'This is not a picture that can be shown.',
    })
    wanted = join(anna.dataDir, 'photos')
    expect(await anna.client().photos.add(photo(job))).toMatchObject({
      ok: false,
      sentence: 'The photo was not kept: the disk of this station is full or cannot be written to.',
    })
    expect(await toSend()).toBe(0)
    expect(kept()).toEqual([])
    expect(await anna.client().sync.waiting()).toEqual([])
    expect(await anna.client().photos.add(photo(job))).toMatchObject({ ok: true })
  })

  test('the cloud takes only what was announced, from whoever has the job', async () => {
    const { cloud, maker } = await aJobAtAnnas()
    const ben = await maker('Ben Maker')
    const added = await anna.client().photos.add(photo(job))
    const id = (added.ok && added.view.doc.photos?.[0]?.id) || ''
    await until(async () => (await stored()).length === 1, 'the photo')
    const put = async (who: MakerAtWork, of: string, body: Buffer, type = 'image/png') => {
      const login = await fetch(`${cloud.url}/v1/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: who.email, password: 'makers-make-things' }),
      })
      const { accessToken } = (await login.json()) as { accessToken: string }
      const response = await fetch(`${cloud.url}/v1/photos/${of}?fulfillmentId=${job}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': type },
        body: new Uint8Array(body),
      })
      return response.status
    }
    expect(await put(anna, id, picture)).toBe(200)
    expect(await put(ben, id, picture)).toBe(404)
    expect(await put(anna, cloud.cloud.newId(), picture)).toBe(409)
    expect(await put(anna, id, Buffer.concat([picture, Buffer.alloc(1)]))).toBe(422)
    expect(await put(anna, id, Buffer.from('<svg/>'))).toBe(415)
    expect(await put(anna, id, Buffer.alloc(6 * 1024 * 1024 + 1))).toBe(413)
    expect(await put(anna, 'x', picture)).toBe(400)
    expect(await stored()).toHaveLength(1)
    const theirs = await ben.api()
    await expect(theirs.photos.picture({ id: id })).rejects.toMatchObject({ status: 404 })
    await expect(theirs.photos.url({ id: id })).rejects.toMatchObject({ status: 404 })
    expect(await theirs.photos.list({ orderId: order.orderId })).toEqual([])
  })
})
