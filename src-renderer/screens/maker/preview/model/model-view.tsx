import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ModelMeasures, Point } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import type { TriangleMesh } from '../../../../../src-shared/maker/model/triangle-mesh.ts'
import { Icon } from '../../../../ui/icons/icon.tsx'
import { canDrawIn3d } from './can-draw-in-3d.ts'
import css from './model.module.css'
import { MeasureLine } from './measure-line.tsx'
import { byKey, lookFrom, moved, nearer, turned, type Orbit, type Side } from './orbit.ts'
import { setStage, type Stage } from './stage.ts'
import { StillPicture } from './still-picture.tsx'
import { usePointerTurning, type TurningActions } from './use-pointer-turning.ts'

const SIDES: readonly (readonly [Side, string])[] = [
  ['front', 'Front'],
  ['right', 'Side'],
  ['top', 'Top'],
]

const colourOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#777777'

interface ModelViewProps {
  name: string
  mesh: TriangleMesh
  measures: ModelMeasures
}

/** A model that can be turned, zoomed and measured, with a hand, a mouse or the keyboard. */
export function ModelView({ name, mesh, measures }: ModelViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<Stage | null>(null)
  const [drawable] = useState(canDrawIn3d)
  const [orbit, setOrbit] = useState<Orbit>(() => lookFrom('corner', measures.box))
  const [wire, setWire] = useState(false)
  const [measuring, setMeasuring] = useState(false)
  const [points, setPoints] = useState<readonly Point[]>([])
  const scheme = useComputedColorScheme()

  useEffect(() => {
    if (!canvas.current) return
    stage.current = setStage(canvas.current, mesh, measures, {
      part: colourOf('--pb-accent'),
      line: colourOf('--pb-line'),
      box: colourOf('--pb-line-strong'),
      mark: colourOf('--pb-stop'),
    })
    return () => {
      stage.current?.dispose()
      stage.current = null
    }
  }, [mesh, measures, scheme])

  useEffect(() => {
    const place = canvas.current
    if (!place || !stage.current) return
    const fit = (): void => {
      stage.current?.resize(place.clientWidth, place.clientHeight, window.devicePixelRatio)
      stage.current?.draw(orbit)
    }
    stage.current.wireframe(wire)
    stage.current.mark(points)
    fit()
    const watch = new ResizeObserver(fit)
    watch.observe(place)
    return () => watch.disconnect()
  }, [orbit, wire, points, scheme])

  const actions = useMemo<TurningActions>(
    () => ({
      turn: (right, up) => setOrbit((before) => turned(before, right, up)),
      move: (right, up) => setOrbit((before) => moved(before, right, up)),
      zoom: (factor) => setOrbit((before) => nearer(before, factor, measures.box)),
      tap(x, y) {
        const point = measuring ? (stage.current?.pick(x, y) ?? null) : null
        if (point) setPoints((before) => (before.length === 2 ? [point] : [...before, point]))
      },
    }),
    [measures, measuring],
  )
  usePointerTurning(canvas, actions)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (measuring && event.key === 'Enter') actions.tap(0, 0)
    else if (event.key === 'Escape' && points.length > 0) setPoints([])
    else {
      const next = byKey(orbit, event.key, event.shiftKey, measures.box)
      if (!next) return
      setOrbit(next)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const toggleMeasuring = (): void => {
    setMeasuring(!measuring)
    setPoints([])
  }

  if (!drawable) return <StillPicture name={name} mesh={mesh} box={measures.box} />
  return (
    <div className={css['view']} data-testid="model-view">
      <div className={css['tools']} role="toolbar" aria-label="View">
        {SIDES.map(([side, word]) => (
          <button
            key={side}
            type="button"
            className={css['tool']}
            onClick={() => setOrbit(lookFrom(side, measures.box))}
          >
            {word}
          </button>
        ))}
        <button
          type="button"
          className={css['tool']}
          onClick={() => setOrbit(lookFrom('corner', measures.box))}
        >
          <Icon name="reopen" size={16} />
          Reset
        </button>
        <span className={css['gap']} />
        <button type="button" className={css['tool']} aria-label="Nearer" onClick={() => actions.zoom(0.8)}>
          <Icon name="plus" size={16} />
        </button>
        <button type="button" className={css['tool']} aria-label="Farther" onClick={() => actions.zoom(1.25)}>
          <Icon name="minus" size={16} />
        </button>
        <span className={css['gap']} />
        <button type="button" className={css['tool']} aria-pressed={wire} onClick={() => setWire(!wire)}>
          Wireframe
        </button>
        <button type="button" className={css['tool']} aria-pressed={measuring} onClick={toggleMeasuring}>
          Measure
        </button>
      </div>
      <div className={css['stage']} data-measuring={measuring}>
        <canvas
          ref={canvas}
          className={css['canvas']}
          tabIndex={0}
          role="application"
          aria-label={`${name} in 3D`}
          aria-description="Arrow keys turn it, Shift and arrow keys move it, plus and minus zoom, 0 shows it whole. While measuring, Enter sets a point in the middle."
          onKeyDown={onKeyDown}
          data-testid="model-canvas"
        />
        {measuring && <span className={css['cross']} aria-hidden />}
      </div>
      <MeasureLine measuring={measuring} points={points} />
    </div>
  )
}
