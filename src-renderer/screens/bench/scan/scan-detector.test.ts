import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_GAP_MS, LONGEST_MEAN_GAP_MS, scanDetector, SHORTEST_CODE } from './scan-detector.ts'

/** Types the keys with the same gap between them; answers what the last one meant. */
function typed(keys: readonly string[], gapMs: number) {
  const detector = scanDetector()
  return keys.map((key, index) => detector.key(key, 1000 + index * gapMs)).at(-1)
}

describe('a scanner', () => {
  test('types a code fast and ends with Enter', () => {
    expect(typed([...'4006381333931', 'Enter'], 8)).toEqual({ kind: 'scan', code: '4006381333931' })
  })

  test('presses Shift between its letters', () => {
    expect(typed(['Shift', 'P', 'Shift', 'B', ':', 'S', 'H', 'I', 'P', 'Enter'], 10)).toEqual({
      kind: 'scan',
      code: 'PB:SHIP',
    })
  })

  test('is heard after somebody has typed slowly', () => {
    const detector = scanDetector()
    ;[...'note'].forEach((key, index) => detector.key(key, index * 200))
    ;[...'TCG123456'].forEach((key, index) => detector.key(key, 5000 + index * 10))
    expect(detector.key('Enter', 5095)).toEqual({ kind: 'scan', code: 'TCG123456' })
  })

  test('is heard with any code and any speed a scanner has', () => {
    const character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:%+ ')
    const code = fc.string({ unit: character, minLength: SHORTEST_CODE, maxLength: 60 })
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: LONGEST_MEAN_GAP_MS }), (text, gap) => {
        expect(typed([...text, 'Enter'], gap)).toEqual({ kind: 'scan', code: text })
      }),
    )
  })
})

test('one stumble of a busy machine does not cut a code in two', () => {
  const detector = scanDetector()
  const keys = [...'4006381333931']
  keys.forEach((key, index) => detector.key(key, index * 5 + (index > 0 ? LONGEST_GAP_MS - 5 : 0)))
  expect(detector.key('Enter', keys.length * 5 + LONGEST_GAP_MS - 5)).toEqual({
    kind: 'scan',
    code: '4006381333931',
  })
})

describe('a person', () => {
  test('types slower than a scanner', () => {
    expect(typed([...'PB-2345', 'Enter'], LONGEST_MEAN_GAP_MS + 1)).toEqual({ kind: 'none' })
  })

  test('presses Enter later than a scanner does', () => {
    const detector = scanDetector()
    ;[...'12345'].forEach((key, index) => detector.key(key, index * 10))
    expect(detector.key('Enter', 400)).toEqual({ kind: 'none' })
  })

  test('rolls over three keys and Enter without making a code', () => {
    expect(typed(['a', 'b', 'c', 'Enter'], 5)).toEqual({ kind: 'none' })
  })

  test('presses Enter alone', () => {
    expect(typed(['Enter'], 0)).toEqual({ kind: 'none' })
  })
})
