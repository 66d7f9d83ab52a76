import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aFulfillment, anId } from '../../tests/support/bench-orders.ts'
import { openReplicaFile } from './replica-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'packbench-traces-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function named(customerName: string) {
  const doc = aFulfillment()
  return { ...doc, order: { ...doc.order, customerName } }
}

/**
 * How many trigrams of a Cyrillic word stand in the search index. Its letters are two bytes each, so that none is there by
 * chance; neighbours in the index share their first byte, which is left out.
 */
function trigramsOf(word: string, path: string): number {
  const db = new Database(path, { readonly: true })
  const index = Buffer.concat(db.prepare<[], Buffer>('select block from search_data').pluck().all())
  db.close()
  return Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3)).filter((trigram) =>
    index.includes(Buffer.from(trigram).subarray(1)),
  ).length
}

test('a dropped customer is in no page of the file and in no part of its search, and the others are found', () => {
  const path = join(folder, 'replica.db')
  const bytes = () => Buffer.concat([path, `${path}-wal`].map((part) => readFileSync(part)))
  let opened = openReplicaFile(path)
  const docs = Array.from({ length: 300 }, (_, n) => named(`Customer number ${n}`))
  const dropped = named('Жющъыэ')
  opened.transact(() => {
    for (const doc of [...docs.slice(0, 150), dropped, ...docs.slice(150)])
      opened.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null })
  })
  while (opened.traces.wipeSome());
  expect(opened.traces.due()).toBe(false)
  for (const trace of ['Жющъыэ', 'жющъыэ']) expect(bytes().includes(trace), trace).toBe(true)
  opened.close()
  expect(trigramsOf('жющъыэ', path)).toBe(4)
  opened = openReplicaFile(path)

  opened.transact(() => opened.fulfillments.drop(dropped.id))
  expect(opened.traces.due()).toBe(true)
  while (opened.traces.wipeSome());
  for (const trace of ['Жющъыэ', 'жющъыэ']) expect(bytes().includes(trace), trace).toBe(false)
  expect(opened.traces.due()).toBe(false)
  const query = { filter: 'all', search: 'number 299', offset: 0, limit: 5 } as const
  expect(opened.queue.lines(query, '2026-11-21T00:00:00.000Z').rows).toHaveLength(1)
  opened.close()
  expect(trigramsOf('жющъыэ', path)).toBe(0)
})

test('what was dropped in an earlier life is still to be wiped, and what was rolled back is not', () => {
  const path = join(folder, 'again.db')
  const first = openReplicaFile(path)
  const doc = named('Anybody')
  first.transact(() => first.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null }))
  while (first.traces.wipeSome());
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
  while (second.traces.wipeSome());
  expect(statSync(`${path}-wal`).size).toBeLessThan(20_000)
  second.close()
})

test('what is dropped while the wiping is under way is wiped too', () => {
  const path = join(folder, 'meanwhile.db')
  const opened = openReplicaFile(path)
  const docs = Array.from({ length: 3000 }, (_, n) =>
    named(`Customer ${n} ${'abcdefghij'.slice(n % 9)} ${n * 7919}`),
  )
  const [early, late] = [named('Жющъыэ'), named('Эыъщюж')]
  opened.transact(() => {
    for (const doc of [early, ...docs, late])
      opened.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null })
  })
  opened.transact(() => opened.fulfillments.drop(early.id))
  expect(opened.traces.wipeSome()).toBe(true)
  opened.transact(() => opened.fulfillments.drop(late.id))
  while (opened.traces.wipeSome());
  opened.close()
  const bytes = readFileSync(path)
  for (const trace of ['Жющъыэ', 'жющъыэ', 'Эыъщюж', 'эыъщюж'])
    expect(bytes.includes(trace), trace).toBe(false)
  expect([trigramsOf('жющъыэ', path), trigramsOf('эыъщюж', path)]).toEqual([0, 0])
})

test('a large file is written anew when it is opened the next time', () => {
  const path = join(folder, 'large.db')
  const opened = openReplicaFile(path)
  const pad = 'x'.repeat(20_000)
  const docs = Array.from({ length: 500 }, (_, n) => ({
    ...named(`Customer ${n}`),
    notes: [
      {
        id: anId(),
        text: pad,
        by: { id: anId() as never, name: 'A', role: 'admin' as const },
        at: '2026-11-21T00:00:00.000Z',
      },
    ],
  }))
  opened.transact(() => {
    for (const doc of docs)
      opened.fulfillments.put({ id: doc.id, version: 1, generation: 0, doc, base: null })
  })
  opened.transact(() => opened.fulfillments.drop(docs[250]!.id))
  while (opened.traces.wipeSome());
  expect(opened.traces.due()).toBe(false)
  opened.close()
  const before = statSync(path).size
  expect(before).toBeGreaterThan(8 * 1024 * 1024)
  openReplicaFile(path).close()
  expect(statSync(path).size).toBeLessThan(before)
  expect(readFileSync(path).includes('Customer 250')).toBe(false)
  expect(readFileSync(path).includes('Customer 251')).toBe(true)
})
