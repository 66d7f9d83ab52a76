import type { ModelMeasures, Point } from '../../../../../src-shared/maker/model/measure-mesh.ts'

/** From where a model is looked at. The z axis is up, as on a printer's bed. Angles in radians, lengths in mm. */
export interface Orbit {
  /** Around the z axis; 0 looks from +x. */
  readonly around: number
  /** From straight above (0) to straight below (π). */
  readonly down: number
  readonly distance: number
  readonly target: Point
}

export type Side = 'corner' | 'front' | 'back' | 'left' | 'right' | 'top' | 'bottom'
type Box = ModelMeasures['box']

/** How wide the camera sees, top to bottom. */
export const SIGHT = (35 * Math.PI) / 180

const QUARTER = Math.PI / 2
/** Straight up and down have no "ahead"; this close to them is near enough. */
const POLE = 0.001
const FROM: Record<Side, readonly [around: number, down: number]> = {
  corner: [-QUARTER + 0.6, 1.1],
  front: [-QUARTER, QUARTER],
  back: [QUARTER, QUARTER],
  right: [0, QUARTER],
  left: [Math.PI, QUARTER],
  top: [-QUARTER, POLE],
  bottom: [-QUARTER, Math.PI - POLE],
}

const radiusOf = ({ size }: Box): number => Math.max(0.01, Math.hypot(...size) / 2)
const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** The whole model, from one of its sides. */
export function lookFrom(side: Side, box: Box): Orbit {
  const [around, down] = FROM[side]
  const target = box.min.map((low, axis) => (low + box.max[axis]!) / 2) as unknown as Point
  return { around, down, distance: (radiusOf(box) / Math.sin(SIGHT / 2)) * 1.05, target }
}

/** Turned by hand: to the right and upwards. */
export const turned = (orbit: Orbit, right: number, up: number): Orbit => ({
  ...orbit,
  around: (orbit.around - right) % (Math.PI * 2),
  down: between(orbit.down - up, POLE, Math.PI - POLE),
})

/** Nearer for a factor below 1, farther above; never into the grain or out of sight. */
export const nearer = (orbit: Orbit, factor: number, box: Box): Orbit => ({
  ...orbit,
  distance: between(orbit.distance * factor, radiusOf(box) * 0.02, radiusOf(box) * 30),
})

/** Where the camera is. */
export const eyeOf = ({ around, down, distance, target }: Orbit): Point => [
  target[0] + distance * Math.sin(down) * Math.cos(around),
  target[1] + distance * Math.sin(down) * Math.sin(around),
  target[2] + distance * Math.cos(down),
]

/** To the right and upwards on the screen, as unit vectors of the model's space. */
export function screenAxes({ around, down }: Orbit): { right: Point; up: Point } {
  return {
    right: [-Math.sin(around), Math.cos(around), 0],
    up: [-Math.cos(down) * Math.cos(around), -Math.cos(down) * Math.sin(around), Math.sin(down)],
  }
}

/** The model moved on the screen by parts of its height: `right` and `up` of 1 are a whole screen. */
export function moved(orbit: Orbit, right: number, up: number): Orbit {
  const axes = screenAxes(orbit)
  const height = 2 * orbit.distance * Math.tan(SIGHT / 2)
  const target = orbit.target.map(
    (at, axis) => at - (axes.right[axis]! * right + axes.up[axis]! * up) * height,
  ) as unknown as Point
  return { ...orbit, target }
}

const STEP = Math.PI / 24
/** What a key does to the view; null for keys that mean nothing here. */
export function byKey(orbit: Orbit, key: string, shift: boolean, box: Box): Orbit | null {
  const walk = shift ? moved : turned
  const step = shift ? 0.05 : STEP
  switch (key) {
    case 'ArrowLeft':
      return walk(orbit, -step, 0)
    case 'ArrowRight':
      return walk(orbit, step, 0)
    case 'ArrowUp':
      return walk(orbit, 0, step)
    case 'ArrowDown':
      return walk(orbit, 0, -step)
    case '+':
    case '=':
      return nearer(orbit, 0.85, box)
    case '-':
    case '_':
      return nearer(orbit, 1 / 0.85, box)
    case '0':
    case 'Home':
      return lookFrom('corner', box)
    default:
      return null
  }
}
