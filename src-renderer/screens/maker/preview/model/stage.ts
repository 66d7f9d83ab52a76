import {
  AmbientLight,
  Box3,
  Box3Helper,
  BufferAttribute,
  BufferGeometry,
  DirectionalLight,
  DoubleSide,
  GridHelper,
  Line,
  LineBasicMaterial,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PerspectiveCamera,
  Raycaster,
  Scene,
  SphereGeometry,
  Vector2,
  Vector3,
  WebGLRenderer,
} from 'three'
import type { ModelMeasures, Point } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import type { TriangleMesh } from '../../../../../src-shared/maker/model/triangle-mesh.ts'
import { eyeOf, SIGHT, type Orbit } from './orbit.ts'

/** Colours of the window, as CSS gives them. */
export interface StageColours {
  readonly part: string
  readonly line: string
  readonly box: string
  readonly mark: string
}

/** The place where a model is shown. It draws when it is told to, and not before. */
export interface Stage {
  draw(orbit: Orbit): void
  resize(width: number, height: number, pixelRatio: number): void
  wireframe(on: boolean): void
  /** The points that are being measured, and the line between them. */
  mark(points: readonly Point[]): void
  /** The point of the surface at this place of the picture (−1 to 1, y up); null beside the model. */
  pick(x: number, y: number): Point | null
  dispose(): void
}

/** Lines of the bed are a round number of millimetres apart, and not more than a person can tell. */
function bedOf(size: Point): { side: number; lines: number; step: number } {
  const widest = Math.max(size[0], size[1], 1) * 1.6
  const step = 10 ** Math.max(0, Math.ceil(Math.log10(widest / 30)))
  const lines = Math.ceil(widest / step / 2) * 2
  return { side: lines * step, lines, step }
}

/** Sets a model on the stage. Throws where the machine cannot draw in 3D. */
export function setStage(
  canvas: HTMLCanvasElement,
  mesh: TriangleMesh,
  measures: ModelMeasures,
  colours: StageColours,
): Stage {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true })
  const scene = new Scene()
  const camera = new PerspectiveCamera((SIGHT * 180) / Math.PI, 1, 1, 1000)
  camera.up.set(0, 0, 1)
  const { min, max, size } = measures.box
  const reach = Math.max(0.01, Math.hypot(...size))

  const geometry = new BufferGeometry().setAttribute('position', new BufferAttribute(mesh.positions, 3))
  const material = new MeshStandardMaterial({
    color: colours.part,
    flatShading: true,
    side: DoubleSide,
    roughness: 0.75,
    metalness: 0,
  })
  const part = new Mesh(geometry, material)
  const bed = bedOf(size)
  const grid = new GridHelper(bed.side, bed.lines, colours.box, colours.line)
  grid.rotation.x = Math.PI / 2
  grid.position.set((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, min[2] - reach * 0.0005)
  const box = new Box3Helper(new Box3(new Vector3(...min), new Vector3(...max)), colours.box)
  const lamp = new DirectionalLight('#ffffff', 2.4)
  lamp.position.set(-0.38, 0.6, 0.7)
  camera.add(lamp, lamp.target)
  scene.add(part, grid, box, camera, new AmbientLight('#ffffff', 0.9))

  const ball = new SphereGeometry(1, 16, 12)
  const markPaint = new MeshBasicMaterial({ color: colours.mark, depthTest: false })
  const linePaint = new LineBasicMaterial({ color: colours.mark, depthTest: false })
  const marks: (Mesh | Line)[] = []
  const unmark = (): void => {
    for (const mark of marks.splice(0)) {
      scene.remove(mark)
      if (mark instanceof Line) mark.geometry.dispose()
    }
  }
  const ray = new Raycaster()

  return {
    draw(orbit) {
      camera.near = Math.max(orbit.distance / 1000, orbit.distance - reach * 2)
      camera.far = orbit.distance + reach * 4 + bed.side
      camera.position.set(...eyeOf(orbit))
      camera.lookAt(...orbit.target)
      camera.updateProjectionMatrix()
      for (const mark of marks) if (mark instanceof Mesh) mark.scale.setScalar(orbit.distance * 0.006)
      renderer.render(scene, camera)
    },
    resize(width, height, pixelRatio) {
      renderer.setPixelRatio(Math.min(2, pixelRatio))
      renderer.setSize(width, height, false)
      camera.aspect = width / Math.max(1, height)
    },
    wireframe(on) {
      material.wireframe = on
    },
    mark(points) {
      unmark()
      for (const point of points) {
        const mark = new Mesh(ball, markPaint)
        mark.position.set(...point)
        mark.renderOrder = 2
        marks.push(mark)
      }
      if (points.length === 2) {
        const line = new Line(
          new BufferGeometry().setFromPoints(points.map((point) => new Vector3(...point))),
          linePaint,
        )
        line.renderOrder = 1
        marks.push(line)
      }
      for (const mark of marks) scene.add(mark)
    },
    pick(x, y) {
      ray.setFromCamera(new Vector2(x, y), camera)
      const [hit] = ray.intersectObject(part)
      return hit ? [hit.point.x, hit.point.y, hit.point.z] : null
    },
    dispose() {
      unmark()
      for (const each of [geometry, material, ball, markPaint, linePaint, grid, box]) each.dispose()
      renderer.dispose()
    },
  }
}
