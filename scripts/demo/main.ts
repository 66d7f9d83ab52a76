// npm run demo -- --orders 20000 [--data FOLDER]: makes a demo of any size, for `npm start` to open.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../cloud/config/config.ts'
import { seedDemo } from '../../cloud/demo/seed.ts'
import { startCloud } from '../../cloud/start.ts'

const project = resolve(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '200' },
    data: { type: 'string', default: process.env['PACKBENCH_DATA'] ?? join(project, '.packbench') },
  },
})

try {
  await makeDemo(Number(values.orders), resolve(values.data))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function makeDemo(orders: number, data: string): Promise<void> {
  if (!Number.isInteger(orders) || orders < 1 || orders > 1_000_000)
    throw new Error('--orders wants a whole number from 1 to 1000000.')
  const dataDir = join(data, 'cloud')
  if (existsSync(dataDir) && !process.env['DATABASE_URL'])
    throw new Error(`There is a demo in ${data} already. Move it away, or name another folder with --data.`)
  console.log(`Making ${orders} orders in ${data}: about ${Math.ceil(5 + orders / 250)} seconds …`)
  const start = performance.now()
  const running = await startCloud({
    config: { ...readConfig({ ...process.env, PORT: '0', LOG_LEVEL: 'info' }), dataDir },
  })
  try {
    await seedDemo(running.cloud, { orders })
  } finally {
    await running.close()
  }
  console.log(
    `Made ${orders} orders in ${((performance.now() - start) / 1000).toFixed(0)} s. Open them with: ${data === join(project, '.packbench') ? '' : `PACKBENCH_DATA=${data} `}npm start`,
  )
}
