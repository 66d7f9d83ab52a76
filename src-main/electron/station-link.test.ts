import { EventEmitter } from 'node:events'
import type { MessagePortMain, UtilityProcess } from 'electron'
import { expect, test } from 'vitest'
import { linkStation, worthAnotherStart } from './station-link.ts'

/** A station's process that notes what it is told and ends when asked to. */
class PretendedProcess extends EventEmitter {
  pid: number | undefined = 1
  told: unknown[] = []
  killed = false
  postMessage(message: unknown, ports: unknown[] = []) {
    this.told.push([message, ...ports])
    if (message === 'close') queueMicrotask(() => this.emit('exit', 0))
  }
  kill() {
    this.killed = true
    return true
  }
}

function aLink() {
  const started: PretendedProcess[] = []
  const heard: string[] = []
  const link = linkStation({
    fork() {
      started.push(new PretendedProcess())
      return started.at(-1) as unknown as UtilityProcess
    },
    now: () => 1_000_000,
    onRestart: () => heard.push('restarted'),
    onGiveUp: () => heard.push('gave up'),
  })
  return { link, started, heard }
}

test('a station that ends by itself is started again, and gets the next port', () => {
  const { link, started, heard } = aLink()
  started[0]!.emit('exit', 1)
  link.connect('a port' as unknown as MessagePortMain)
  expect(started).toHaveLength(2)
  expect(heard).toEqual(['restarted'])
  expect(started[1]!.told).toEqual([['connect', 'a port']])
})

test('a station that ends again and again is left alone, and the person is told', () => {
  const { started, heard } = aLink()
  while (!heard.includes('gave up')) started.at(-1)!.emit('exit', 1)
  expect(heard).toEqual(['restarted', 'restarted', 'restarted', 'gave up'])
})

test('ends that are long ago do not count', () => {
  expect(worthAnotherStart([0, 1, 2, 3, 100_000], 100_000)).toBe(true)
  expect(worthAnotherStart([99_997, 99_998, 99_999, 100_000], 100_000)).toBe(false)
})

test('closing lets the station finish, and does not start it again', async () => {
  const { link, started, heard } = aLink()
  await link.close()
  expect(started[0]!.told).toEqual([['close']])
  expect(started).toHaveLength(1)
  expect(heard).toEqual([])
})
