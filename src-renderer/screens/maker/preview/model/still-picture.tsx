import { useEffect, useRef } from 'react'
import type { ModelMeasures } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import type { TriangleMesh } from '../../../../../src-shared/maker/model/triangle-mesh.ts'
import css from './model.module.css'
import { drawStill } from './still.ts'

const WIDTH = 720
const HEIGHT = 480
/** Reads as the same part in light and dark. */
const CLAY = { r: 84, g: 168, b: 162 }

interface StillPictureProps {
  name: string
  mesh: TriangleMesh
  box: ModelMeasures['box']
}

/** The model from one corner, where this machine cannot draw it in 3D. */
export function StillPicture({ name, mesh, box }: StillPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    context?.putImageData(new ImageData(drawStill(mesh, box, WIDTH, HEIGHT, CLAY), WIDTH, HEIGHT), 0, 0)
  }, [mesh, box])
  return (
    <div className={css['view']} data-testid="model-still">
      <div className={css['stage']}>
        <canvas
          ref={canvas}
          className={css['still']}
          width={WIDTH}
          height={HEIGHT}
          role="img"
          aria-label={`${name}, seen from a corner`}
        />
      </div>
      <p className={css['said']}>This machine cannot turn it in 3D, so it is drawn from one corner.</p>
    </div>
  )
}
