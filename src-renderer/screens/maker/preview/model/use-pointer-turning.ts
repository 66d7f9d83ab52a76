import { useEffect, type RefObject } from 'react'

export interface TurningActions {
  /** In radians, to the right and upwards. */
  turn(right: number, up: number): void
  /** In parts of the picture's height. */
  move(right: number, up: number): void
  zoom(factor: number): void
  /** A click or tap that moved nothing: −1 to 1 across, and upwards. */
  tap(x: number, y: number): void
}

const STILL_PX = 4

/** Mouse, pen and touch on a model: one finger turns, two move and zoom, the wheel zooms, Shift or the right button moves. */
export function usePointerTurning(
  target: RefObject<HTMLCanvasElement | null>,
  actions: TurningActions,
): void {
  useEffect(() => {
    const canvas = target.current
    if (!canvas) return
    const down = new Map<number, { x: number; y: number }>()
    let wandered = 0
    const spread = (): number => {
      const [a, b] = [...down.values()]
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
    }
    const onDown = (event: PointerEvent): void => {
      canvas.setPointerCapture(event.pointerId)
      if (down.size === 0) wandered = 0
      down.set(event.pointerId, { x: event.clientX, y: event.clientY })
    }
    const onMove = (event: PointerEvent): void => {
      const before = down.get(event.pointerId)
      if (!before) return
      const height = Math.max(1, canvas.clientHeight)
      const [dx, dy] = [event.clientX - before.x, event.clientY - before.y]
      wandered += Math.abs(dx) + Math.abs(dy)
      const apart = spread()
      down.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (down.size === 2) {
        if (apart > 0 && spread() > 0) actions.zoom(apart / spread())
        actions.move(dx / height / 2, -dy / height / 2)
      } else if (event.shiftKey || (event.buttons & 2) > 0) actions.move(dx / height, -dy / height)
      else actions.turn((dx / height) * Math.PI, (-dy / height) * Math.PI)
    }
    const onUp = (event: PointerEvent): void => {
      if (!down.delete(event.pointerId) || wandered > STILL_PX || event.type === 'pointercancel') return
      const box = canvas.getBoundingClientRect()
      actions.tap(
        ((event.clientX - box.left) / box.width) * 2 - 1,
        1 - ((event.clientY - box.top) / box.height) * 2,
      )
    }
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      actions.zoom(1.0015 ** event.deltaY)
    }
    const onMenu = (event: Event): void => event.preventDefault()
    canvas.addEventListener('pointerdown', onDown)
    canvas.addEventListener('pointermove', onMove)
    canvas.addEventListener('pointerup', onUp)
    canvas.addEventListener('pointercancel', onUp)
    canvas.addEventListener('wheel', onWheel, { passive: false })
    canvas.addEventListener('contextmenu', onMenu)
    return () => {
      canvas.removeEventListener('pointerdown', onDown)
      canvas.removeEventListener('pointermove', onMove)
      canvas.removeEventListener('pointerup', onUp)
      canvas.removeEventListener('pointercancel', onUp)
      canvas.removeEventListener('wheel', onWheel)
      canvas.removeEventListener('contextmenu', onMenu)
    }
  }, [target, actions])
}
