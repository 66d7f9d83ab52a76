import { expect, test } from 'vitest'
import { openBudget } from './budget.ts'

const aBudget = () => {
  let now = 0
  const budget = openBudget({ now: () => 0, monotonic: () => now }, { perSecond: 2, burst: 3, atOnce: 2 })
  return { budget, pass: (ms: number) => (now += ms) }
}
const nothing = () => Promise.resolve('done')

test('I12: a station that floods has to wait, the others do not', async () => {
  const { budget } = aBudget()
  for (let request = 0; request < 3; request++) expect(await budget.spend('loud', nothing)).toBe('done')
  expect(await budget.spend('loud', nothing)).toEqual({ retryAfter: 1 })
  expect(await budget.spend('quiet', nothing)).toBe('done')
})

test('after the time that it was told, there is room again', async () => {
  const { budget, pass } = aBudget()
  for (let request = 0; request < 4; request++) await budget.spend('bench', nothing)
  pass(1000)
  expect(await budget.spend('bench', nothing)).toBe('done')
  expect(await budget.spend('bench', nothing)).toBe('done')
  expect(await budget.spend('bench', nothing)).toEqual({ retryAfter: 1 })
})

test('the requests of one station run one after the other, and no crowd of them waits', async () => {
  const { budget } = aBudget()
  const order: string[] = []
  let release!: () => void
  const held = new Promise<void>((resolve) => (release = resolve))
  const first = budget.spend('bench', async () => {
    await held
    order.push('first')
  })
  const second = budget.spend('bench', async () => void order.push('second'))
  expect(await budget.spend('bench', nothing)).toEqual({ retryAfter: 1 })
  release()
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'second'])
})

test('a request that fails does not keep the next one waiting', async () => {
  const { budget } = aBudget()
  await expect(budget.spend('bench', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await budget.spend('bench', nothing)).toBe('done')
})
