import { distance, type Point } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import { sayMm } from '../../../../../src-shared/maker/model/say-measures.ts'
import css from './model.module.css'

function wordsFor(measuring: boolean, points: readonly Point[]): string {
  if (!measuring) return 'Drag to turn, wheel to zoom, Shift and drag to move. Keys: arrows, + and −, 0.'
  const [from, to] = points
  if (!from) return 'Click a point of the part, or bring it under the cross and press Enter.'
  if (!to) return 'Now the second point.'
  const along = (['x', 'y', 'z'] as const).map((axis, i) => `${axis} ${sayMm(Math.abs(from[i]! - to[i]!))}`)
  return `${sayMm(distance(from, to))} apart (${along.join(', ')})`
}

/** What the hand or the keys do now, and how far two points are apart. */
export function MeasureLine({ measuring, points }: { measuring: boolean; points: readonly Point[] }) {
  return (
    <p className={css['said']} role="status" data-measured={points.length === 2} data-testid="measured">
      {wordsFor(measuring, points)}
    </p>
  )
}
