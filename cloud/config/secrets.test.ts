import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { loadSecrets } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const load = (env: Record<string, string> = {}) =>
  loadSecrets(readConfig({ PACKBENCH_DATA: folder, ...env }), (n) => randomBytes(n))

test('secrets are made once, kept for the next start, and readable by their owner only', () => {
  const first = load()
  expect(load()).toEqual(first)
  expect(first.tokenSecret.length).toBeGreaterThanOrEqual(32)
  expect(first.testPaymentSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('the environment goes before the file', () => {
  const kept = load()
  const given = 'a secret of more than thirty-two characters'
  expect(load({ TOKEN_SECRET: given })).toEqual({ ...kept, tokenSecret: given })
})

test('a damaged file is named and not replaced', () => {
  const file = join(folder, 'secrets.json')
  writeFileSync(file, '{"tokenSecret":')
  expect(() => load()).toThrow(`${file} is damaged`)
  expect(readFileSync(file, 'utf8')).toBe('{"tokenSecret":')
})
