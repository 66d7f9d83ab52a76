import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueQuery } from '../../src-shared/station-contract/bench.ts'
import { aFulfillment } from '../../tests/support/bench-orders.ts'
import { openReplicaFile, type ReplicaFile } from './replica-file.ts'

let folder: string
let replica: ReplicaFile
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-search-'))
  replica = openReplicaFile(join(folder, 'replica.db'))
})
afterEach(() => {
  replica.close()
  rmSync(folder, { recursive: true })
})

const put = (number: string, customer: string) => {
  const doc = aFulfillment({ number, customer })
  replica.transact(() => replica.fulfillments.put({ id: doc.id, version: 1, generation: 1, doc, base: null }))
  return doc
}
const found = (search: string): string[] =>
  replica.queue
    .lines(queueQuery.parse({ filter: 'all', search }), '2026-11-21T12:00:00.000Z')
    .rows.map((row) => row.order_number)
const catchUp = (limit: number) => replica.transact(() => replica.search.catchUp(limit))

test('rows of a first copy can be searched once they are brought in, some at a time', () => {
  put('PB-AAAA2345', 'Nomvula Dlamini')
  replica.search.fallBehind()
  put('PB-BBBB2345', 'Zola Dlamini')
  put('PB-CCCC2345', 'Thandi Dlamini')
  expect(found('dlamini')).toEqual(['PB-AAAA2345'])
  expect(catchUp(1)).toBe(true)
  expect(found('dlamini')).toHaveLength(2)
  while (catchUp(1));
  expect(found('dlamini')).toHaveLength(3)
  put('PB-DDDD2345', 'Sipho Dlamini')
  expect(found('dlamini')).toHaveLength(4)
})

test('what changes or goes before it is brought in is found as it is then', () => {
  replica.search.fallBehind()
  const renamed = put('PB-AAAA2345', 'Nomvula Dlamini')
  const gone = put('PB-BBBB2345', 'Zola Dlamini')
  replica.transact(() => {
    replica.fulfillments.put({
      id: renamed.id,
      version: 2,
      generation: 1,
      doc: { ...renamed, order: { ...renamed.order, customerName: 'Nomvula Khumalo' } },
      base: null,
    })
    replica.fulfillments.drop(gone.id)
  })
  while (catchUp(10));
  expect(found('dlamini')).toEqual([])
  expect(found('khumalo')).toEqual(['PB-AAAA2345'])
})

test('a first copy that was cut off by a crash is brought in when the file is opened again', () => {
  replica.search.fallBehind()
  put('PB-AAAA2345', 'Nomvula Dlamini')
  put('PB-BBBB2345', 'Zola Dlamini')
  replica.close()
  replica = openReplicaFile(join(folder, 'replica.db'))
  expect(found('dlamini')).toHaveLength(2)
})

test('bringing in that is rolled back is done again', () => {
  replica.search.fallBehind()
  put('PB-AAAA2345', 'Nomvula Dlamini')
  expect(() =>
    replica.transact(() => {
      replica.search.catchUp(10)
      throw new Error('power cut')
    }),
  ).toThrow('power cut')
  expect(found('dlamini')).toEqual([])
  while (catchUp(10));
  expect(found('dlamini')).toEqual(['PB-AAAA2345'])
})

test('what is written after something was rolled back is found at once', () => {
  expect(() =>
    replica.transact(() => {
      throw new Error('no')
    }),
  ).toThrow('no')
  put('PB-AAAA2345', 'Nomvula Dlamini')
  put('PB-BBBB2345', 'Zola Dlamini')
  expect(found('dlamini')).toHaveLength(2)
})
