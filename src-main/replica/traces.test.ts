import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aFulfillment } from '../../tests/support/bench-orders.ts'
import { openReplicaFile } from './replica-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'packbench-traces-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function named(customerName: string) {
  const doc = aFulfillment()
  return { ...doc, order: { ...doc.order, customerName } }
}

test('a dropped customer is in no page of the file and in no part of its search, and the others are found', () => {
  const path = join(folder, 'replica.db')
  const bytes = () => Buffer.concat([path, `${path}-wal`].map((part) => readFileSync(part)))
  const opened = openReplicaFile(path)
  const docs = Array.from({ length: 300 }, (_, n) => named(`Customer number ${n}`))
  const dropped = named('Quixqz Wyvyrn')
  opened.transact(() => {
    for (const doc of [...docs.slice(0, 150), dropped, ...docs.slice(150)])
      opened.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null })
  })
  opened.traces.wipe()
  expect(opened.traces.due()).toBe(false)
  for (const trace of ['Quixqz', 'Wyvyrn', 'xqz']) expect(bytes().includes(trace), trace).toBe(true)

  opened.transact(() => opened.fulfillments.drop(dropped.id))
  expect(opened.traces.due()).toBe(true)
  opened.traces.wipe()
  for (const trace of ['Quixqz', 'quixqz', 'Wyvyrn', 'wyvyrn', 'xqz', 'vyr'])
    expect(bytes().includes(trace), trace).toBe(false)
  expect(opened.traces.due()).toBe(false)
  const query = { filter: 'all', search: 'number 299', offset: 0, limit: 5 } as const
  expect(opened.queue.lines(query, '2026-11-21T00:00:00.000Z').rows).toHaveLength(1)
  opened.close()
})

test('what was dropped in an earlier life is still to be wiped, and what was rolled back is not', () => {
  const path = join(folder, 'again.db')
  const first = openReplicaFile(path)
  const doc = named('Anybody')
  first.transact(() => first.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null }))
  first.traces.wipe()
  expect(() =>
    first.transact(() => {
      first.fulfillments.drop(doc.id)
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(first.traces.due()).toBe(false)
  first.transact(() => first.fulfillments.drop(doc.id))
  first.close()
  const second = openReplicaFile(path)
  expect(second.traces.due()).toBe(true)
  second.traces.wipe()
  expect(statSync(`${path}-wal`).size).toBeLessThan(20_000)
  second.close()
})
