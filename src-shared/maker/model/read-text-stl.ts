import {
  cannotRead,
  inFigures,
  type ModelLimits,
  type ModelRead,
  type ModelTrouble,
} from './triangle-mesh.ts'
import { wordsOf } from './words-of.ts'

/** The words of a face that say nothing new: its corners say it all. */
const AROUND = new Set(['outer', 'loop', 'endloop'])
const LONGEST_NUMBER = 40

/** Numbers in a row that grows. */
class Corners {
  #numbers = new Float32Array(9 * 1024)
  count = 0

  add(value: number): void {
    if (this.count === this.#numbers.length) {
      const larger = new Float32Array(this.#numbers.length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.count++] = value
  }
  whole(): Float32Array<ArrayBuffer> {
    return this.#numbers.slice(0, this.count)
  }
}

/**
 * Reads an STL file in text: `facet normal … outer loop vertex x y z (three times) endloop endfacet`, between
 * `solid name` and `endsolid name`. Several solids in one file are one model; case and line ends do not matter.
 */
export function readTextStl(bytes: Uint8Array, limits: ModelLimits): ModelRead {
  const words = wordsOf(bytes)
  const corners = new Corners()
  /** Corners of the face that is being read; null outside of a face. */
  let face: number | null = null
  let ended = false
  const cutOff = (): ModelRead =>
    cannotRead(
      'cut_off',
      `The file ends inside the model, at line ${inFigures(words.line())}: it is cut off.`,
    )
  const damaged = (what: string, why: ModelTrouble = 'not_a_model'): ModelRead =>
    words.atEnd()
      ? cutOff()
      : cannotRead(why, `Line ${inFigures(words.line())} ${what}: the file is damaged, or no STL file.`)
  const readNumber = (): number | null => {
    const word = words.next()
    if (word === null || word.length > LONGEST_NUMBER) return null
    const value = Number(word)
    return value <= limits.farthestMm && value >= -limits.farthestMm ? value : null
  }

  for (let word = words.next(); word !== null; word = words.next()) {
    if (word === 'vertex') {
      if (face === null) return damaged('has a corner outside of a face')
      if (++face > 3) return damaged('has a face with more than three corners')
      for (let axis = 0; axis < 3; axis++) {
        const value = readNumber()
        if (value === null) return damaged('has a corner that is nowhere', 'bad_number')
        corners.add(value)
      }
    } else if (word === 'facet') {
      if (face !== null) return damaged('begins a face inside another')
      if (corners.count >= limits.triangles * 9)
        return cannotRead(
          'too_large',
          `The model has more than ${inFigures(limits.triangles)} triangles, which is more than can be shown here.`,
        )
      face = 0
      ended = false
    } else if (word === 'normal') {
      // What a normal says is worked out from the corners, so bad ones do no harm.
      for (let axis = 0; axis < 3; axis++) words.next()
    } else if (word === 'endfacet') {
      if (face !== 3) return damaged('ends a face without three corners')
      face = null
    } else if (word === 'solid' || word === 'endsolid') {
      if (face !== null) return damaged('ends the model inside a face')
      words.skipLine()
      ended = word === 'endsolid'
    } else if (!AROUND.has(word)) {
      return damaged('has a word that no STL file has')
    }
  }
  if (face !== null || (!ended && corners.count > 0)) return cutOff()
  if (corners.count === 0) return cannotRead('empty', 'The file has no triangles in it.')
  return {
    ok: true,
    format: 'text',
    mesh: { positions: corners.whole(), triangles: corners.count / 9 },
  }
}
