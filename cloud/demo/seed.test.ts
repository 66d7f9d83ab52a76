import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fulfillment } from '../../src-shared/fulfillment/document.ts'
import { startCloud, type RunningCloud } from '../start.ts'
import { seedDemo } from './seed.ts'

const folder = mkdtempSync(join(tmpdir(), 'packbench-demo-'))
let running: RunningCloud
beforeAll(async () => {
  running = await startCloud({ config: { dataDir: folder } })
  await seedDemo(running.cloud, { orders: 60 })
}, 60_000)
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const rows = <Row extends Record<string, unknown>>(text: string): Promise<Row[]> =>
  running.cloud.db.asService((tx) => tx.query<Row>(text))

test('every order has fulfilments whose documents are whole, and whose parts add up', async () => {
  const docs = await rows<{ doc: unknown }>('select doc from fulfillment_requests')
  expect(docs.length).toBeGreaterThanOrEqual(60)
  for (const { doc } of docs) expect(fulfillment.safeParse(doc).error).toBeUndefined()
  const wrong =
    await rows(`select f.id from fulfillment_requests f where (select sum(packed) from fulfillment_request_items i where i.fulfillment_request_id = f.id)
    is distinct from (select sum((item ->> 'packed')::int) from json_array_elements(f.doc -> 'items') item)`)
  expect(wrong).toEqual([])
})

test('the states are many, and derived as they would be for real', async () => {
  const states = await rows<{ status: string }>('select distinct status from fulfillment_requests')
  expect(states.map(({ status }) => status).sort()).toEqual(
    expect.arrayContaining(['processing', 'shipped', 'submitted']),
  )
  expect(
    await rows("select id from orders where status in ('shipped', 'delivered') and shipped_at is null"),
  ).toEqual([])
})

test('every print file that a document names lies in storage', async () => {
  const files = await rows<{ storage_key: string; sha256: string }>(
    'select distinct storage_key, sha256 from print_files',
  )
  for (const { storage_key: key, sha256 } of files)
    expect(await running.cloud.storage.stat(key)).toMatchObject({ sha256 })
})

test('no mail goes to the people of the demo', async () => {
  expect(await rows("select id from notifications where channel = 'email'")).toEqual([])
})

test('makers have jobs in every state, each with its earning, and news of them', async () => {
  const jobs = await rows<{ status: string; earnings: number }>(
    `select m.status, (select count(*)::int from maker_earnings e where e.maker_order_id = m.id and e.kind = 'earning') as earnings
     from maker_orders m`,
  )
  expect([...new Set(jobs.map((job) => job.status))].toSorted()).toEqual([
    'assigned',
    'completed',
    'in_production',
    'shipped',
    'withdrawn',
  ])
  expect(jobs.every((job) => job.earnings === 1)).toBe(true)
  expect(
    await rows(
      "select 1 from fulfillment_requests where provider = 'maker' and status = 'pending' and maker_id is null limit 1",
    ),
  ).toHaveLength(1)
  expect((await rows("select id from notifications where channel = 'in_app'")).length).toBeGreaterThan(
    jobs.length - 1,
  )
})
