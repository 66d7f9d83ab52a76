import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const project = resolve(import.meta.dirname, '../..')
const elsewhere = mkdtempSync(join(tmpdir(), 'packbench-boundaries-'))

/** A handful of files in the shape of the project: each imports one thing. */
const files: Record<string, string> = {
  'cloud/orders/open-order.ts': 'export const openOrder = 1\n',
  'src-shared/order/order.ts': 'export const order = 1\n',
  'src-shared/sync/push.ts': "import { order } from '../order/order.ts'\nexport const push = order\n",
  'src-shared/mutations/ship.ts': "import { push } from '../sync/push.ts'\nexport const ship = push\n",
  'src-shared/std/hash.ts': "import { createHash } from 'node:crypto'\nexport const hash = createHash\n",
  'src-main/packing/verify.ts':
    "import { openOrder } from '../../cloud/orders/open-order.ts'\nexport const v = openOrder\n",
  'src-main/packing/scan.ts':
    "import { order } from '../../src-shared/order/order.ts'\nexport const scan = order\n",
  'src-main/packing/list.ts': "import Database from 'better-sqlite3'\nexport const db = Database\n",
  'src-main/station/window.ts': "import { app } from 'electron'\nexport const name = app\n",
  'src-main/replica/open.ts': "import Database from 'better-sqlite3'\nexport const open = Database\n",
  'src-renderer/ui/button.ts': "import { queue } from '../screens/queue.ts'\nexport const button = queue\n",
  'src-renderer/screens/queue.ts':
    "import type { scan } from '../../src-main/packing/scan.ts'\nexport const queue: typeof scan = 1\n",
  'cloud/orders/pay.ts':
    "import { stripe } from '../providers/payments/stripe/stripe.ts'\nexport const pay = stripe\n",
  'cloud/providers/payments/port.ts': 'export const port = 1\n',
  'cloud/providers/payments/stripe/stripe.ts':
    "import { port } from '../port.ts'\nexport const stripe = port\n",
}

let complaints: Map<string, string>

beforeAll(async () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(elsewhere, dirname(path)), { recursive: true })
    writeFileSync(join(elsewhere, path), text)
  }
  cpSync(join(project, '.oxlintrc.json'), join(elsewhere, '.oxlintrc.json'))
  symlinkSync(join(project, 'node_modules'), join(elsewhere, 'node_modules'))
  complaints = await boundaryComplaints()
})
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

test.each([
  [
    'src-main/packing/verify.ts',
    'src-main may not import cloud: what both sides speak belongs in src-shared.',
  ],
  ['src-shared/mutations/ship.ts', 'move what it needs down to mutations or to its document'],
  ['src-shared/std/hash.ts', 'src-shared knows no Node'],
  ['src-main/packing/list.ts', 'src-main/replica holds the only SQL on the station'],
  ['src-main/station/window.ts', 'What needs it belongs in src-main/electron'],
  ['src-renderer/screens/queue.ts', 'Its schemas belong in src-shared/station-contract'],
  ['src-renderer/ui/button.ts', 'src-renderer/ui knows no orders'],
  ['cloud/orders/pay.ts', 'A room of the business knows a provider only by its port.ts'],
])('%s is refused and told where the code belongs', (file, message) => {
  expect(complaints.get(file)).toContain(message)
})

test.each([
  'src-main/packing/scan.ts',
  'src-main/replica/open.ts',
  'src-shared/sync/push.ts',
  'cloud/providers/payments/stripe/stripe.ts',
])('%s imports only what its room may', (file) => {
  expect(complaints.get(file)).toBeUndefined()
})

/** What the linter of the project says about the files, with every other rule switched off. */
async function boundaryComplaints(): Promise<Map<string, string>> {
  const oxlint = join(project, 'node_modules/oxlint/bin/oxlint')
  const rooms = [...new Set(Object.keys(files).map((path) => path.split('/')[0]!))]
  const output = await new Promise<string>((done, failed) => {
    execFile(
      process.execPath,
      [oxlint, '--format=json', '--allow=all', '--deny=boundaries/dependencies', ...rooms],
      { cwd: elsewhere },
      (error, stdout, stderr) => (stdout ? done(stdout) : failed(new Error(stderr, { cause: error }))),
    )
  })
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; message: string }[] }
  return new Map(diagnostics.map(({ filename, message }) => [filename, message]))
}
