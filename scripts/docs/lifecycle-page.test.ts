import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lifecyclePage } from './lifecycle-page.ts'

test('the page shows the table as it is; if not, run: node scripts/docs/write.ts', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/lifecycle.md'), 'utf8')).toBe(lifecyclePage())
})
