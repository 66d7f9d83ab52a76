import { expect, test } from 'vitest'
import { follows } from './cursor.ts'
import { lineSplitter } from './ndjson.ts'
import { trueTime } from './true-time.ts'

test('the time is the cloud’s, whatever the wall clock says or does (I10)', () => {
  const machine = { wall: Date.UTC(1999, 0, 1), mono: 0 }
  const kept: number[] = []
  const time = trueTime({ now: () => machine.wall, monotonic: () => machine.mono }, 0, (offset) =>
    kept.push(offset),
  )
  const cloud = Date.UTC(2026, 10, 21)
  time.heard(cloud, 40)
  expect(time.now()).toBe(cloud + 40)
  machine.wall = Date.UTC(2040, 0, 1)
  machine.mono += 1000
  expect(time.now()).toBe(cloud + 1040)
  time.heard(cloud + 1100, 0)
  expect(time.now()).toBe(cloud + 1040)
  expect(kept).toEqual([cloud + 40 - Date.UTC(1999, 0, 1)])
})

test('a cursor is followed onward only within its epoch (I8)', () => {
  const a = '0192f000-0000-7000-8000-000000000001'
  expect(follows(null, `${a}.5`)).toBe('onward')
  expect(follows(`${a}.5`, `${a}.5`)).toBe('onward')
  expect(follows(`${a}.9`, `${a}.10`)).toBe('onward')
  expect(follows(`${a}.10`, `${a}.9`)).toBe('behind')
  expect(follows(`${a}.18446744073709551614`, `${a}.18446744073709551615`)).toBe('onward')
  expect(follows(`${a}.5`, '0192f000-0000-7000-8000-000000000002.6')).toBe('foreign')
})

test('lines are whole wherever the pieces were cut', () => {
  const split = lineSplitter(100)
  expect([...split('{"a"'), ...split(':1}\n{"b":2}\n{"c'), ...split('":3}'), ...split('\n\n')]).toEqual([
    '{"a":1}',
    '{"b":2}',
    '{"c":3}',
  ])
  expect(() => lineSplitter(10)('x'.repeat(11))).toThrow(RangeError)
})
