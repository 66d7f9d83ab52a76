import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('turns are given one at a time, in the order in which they were asked for', async () => {
  const queue = turns()
  const order: string[] = []
  const first = await queue.take()
  const others = ['second', 'third'].map(async (name) => {
    const end = await queue.take()
    order.push(name)
    end()
  })
  order.push('first')
  first()
  await Promise.all(others)
  expect(order).toEqual(['first', 'second', 'third'])
})

test('ending a turn twice does not end the next one', async () => {
  const queue = turns()
  const first = await queue.take()
  const second = queue.take()
  const third = queue.take()
  first()
  first()
  const endSecond = await second
  let thirdHasIt = false
  void third.then(() => (thirdHasIt = true))
  await Promise.resolve()
  expect(thirdHasIt).toBe(false)
  endSecond()
  await third
})

test('who waits too long hears why, and is skipped afterwards', async () => {
  const queue = turns(20)
  const end = await queue.take()
  await expect(queue.take()).rejects.toThrow('use the tx you were given')
  end()
  const next = await queue.take()
  next()
})
