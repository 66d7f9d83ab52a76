// Writes the pages of docs/ that are drawn from code.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lifecyclePage } from './lifecycle-page.ts'

writeFileSync(join(import.meta.dirname, '../../docs/lifecycle.md'), lifecyclePage())
