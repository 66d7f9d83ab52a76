import { expect, test } from 'vitest'
import { distance } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import { byKey, eyeOf, lookFrom, moved, nearer, turned } from './orbit.ts'

const box = { min: [0, 0, 0], max: [20, 40, 60], size: [20, 40, 60] } as const
const rounded = (point: readonly number[]): number[] => point.map((value) => Math.round(value) + 0)

test('each side is looked at from its side, the whole part in sight', () => {
  const eye = (side: Parameters<typeof lookFrom>[0]) => {
    const { target } = lookFrom(side, box)
    return rounded(eyeOf(lookFrom(side, box)).map((at, axis) => Math.sign(Math.round(at - target[axis]!))))
  }
  expect(lookFrom('front', box).target).toEqual([10, 20, 30])
  expect(eye('front')).toEqual([0, -1, 0])
  expect(eye('back')).toEqual([0, 1, 0])
  expect(eye('right')).toEqual([1, 0, 0])
  expect(eye('left')).toEqual([-1, 0, 0])
  expect(eye('top')).toEqual([0, 0, 1])
  expect(eye('bottom')).toEqual([0, 0, -1])
  expect(lookFrom('corner', box).distance).toBeGreaterThan(Math.hypot(20, 40, 60))
})

test('turning keeps the distance and stops at the poles, moving takes the target along', () => {
  const start = lookFrom('front', box)
  const away = (orbit: typeof start): number => distance(eyeOf(orbit), orbit.target)
  expect(away(turned(start, 1, 0.4))).toBeCloseTo(start.distance)
  expect(eyeOf(turned(start, 0, 99))[2]).toBeCloseTo(30 + start.distance, 1)
  expect(eyeOf(turned(start, 0, -99))[2]).toBeCloseTo(30 - start.distance, 1)
  const right = moved(start, 0.1, 0)
  expect(right.target[0]).toBeLessThan(10)
  expect(rounded(right.target.slice(1))).toEqual([20, 30])
  expect(moved(start, 0, 0.1).target[2]).toBeLessThan(30)
})

test('nearer and farther have an end', () => {
  const start = lookFrom('corner', box)
  const far = Array.from({ length: 200 }).reduce((orbit: typeof start) => nearer(orbit, 1.5, box), start)
  const near = Array.from({ length: 200 }).reduce((orbit: typeof start) => nearer(orbit, 0.5, box), start)
  expect(far.distance).toBeLessThan(start.distance * 20)
  expect(near.distance).toBeGreaterThan(0)
})

test('the keyboard turns, moves, zooms and resets, and leaves other keys alone', () => {
  const start = lookFrom('front', box)
  expect(byKey(start, 'ArrowLeft', false, box)!.around).toBeGreaterThan(start.around)
  expect(byKey(start, 'ArrowUp', false, box)!.down).toBeLessThan(start.down)
  expect(byKey(start, 'ArrowRight', true, box)!.target).not.toEqual(start.target)
  expect(byKey(start, '+', false, box)!.distance).toBeLessThan(start.distance)
  expect(byKey(start, '-', false, box)!.distance).toBeGreaterThan(start.distance)
  expect(byKey(start, '0', false, box)).toEqual(lookFrom('corner', box))
  for (const key of ['Tab', 'Enter', 'a', 'Escape']) expect(byKey(start, key, false, box)).toBeNull()
})
