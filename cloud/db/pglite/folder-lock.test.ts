import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder is taken once and can be taken again after it was given back', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow('already open in this process')
  unlock()
  lockFolder(folder)()
})

test('a living process keeps it, by its number', () => {
  writeFileSync(join(folder, 'in-use-by'), String(process.ppid))
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.ppid}`)
})

test.each(['999999999', 'nonsense'])('a lock left behind by %s is taken over', (left) => {
  writeFileSync(join(folder, 'in-use-by'), left)
  const unlock = lockFolder(folder)
  expect(readFileSync(join(folder, 'in-use-by'), 'utf8')).toBe(String(process.pid))
  unlock()
})
