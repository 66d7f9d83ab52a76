import { expect, test } from 'vitest'
import { aPrintDb, thePrintShop } from '../../tests/support/a-printing-room.ts'
import { anId } from '../../tests/support/a-fulfillment.ts'
import { defaultPrinters } from './default-printers.ts'
import { printerTable } from './printer-table.ts'
import { warmUp } from './warm-up.ts'
import { warmUpSteps } from './warm-up-steps.ts'

const running = (): AbortSignal => new AbortController().signal

test('draws a line and a page for every printer, and nothing is entered or sent', async () => {
  const db = aPrintDb()
  const printers = printerTable(db)
  for (const printer of defaultPrinters(anId)) printers.put(printer)
  const drawn: string[] = []
  const rasterize = ({ text }: { text: string }) => (drawn.push(text), null)
  let steps = 0
  const counted = function* () {
    for (const _ of warmUpSteps({ printers, store: () => thePrintShop, rasterize })) yield void (steps += 1)
  }
  await warmUp(counted(), 0, running())
  expect(steps).toBe(1 + printers.list().length)
  expect(drawn).toContain('発送 Київ')
  expect(db.prepare('SELECT count(*) AS jobs FROM print_jobs').get()).toEqual({ jobs: 0 })
})

test('ends where printing is closed in the middle of it, and where a step fails', async () => {
  const closing = new AbortController()
  const done: string[] = []
  await warmUp(
    (function* () {
      yield void done.push('first')
      closing.abort()
      yield void done.push('second')
      yield void done.push('third')
    })(),
    0,
    closing.signal,
  )
  expect(done).toEqual(['first', 'second'])
  const failing = (function* (): Generator<void> {
    yield
    throw new Error('no such font')
  })()
  await expect(warmUp(failing, 0, running())).resolves.toBeUndefined()
})
