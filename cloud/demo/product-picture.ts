import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Artwork } from './artwork.ts'
import { normalOf, type Mesh } from './model.ts'

/** How a product is photographed for the shop: on a quiet background, in soft light. */
export type Subject =
  | { readonly kind: 'poster'; readonly artwork: Artwork }
  | { readonly kind: 'mug'; readonly artwork: Artwork; readonly color: string }
  | { readonly kind: 'shirt'; readonly artwork: Artwork; readonly color: string }
  | { readonly kind: 'model'; readonly mesh: Mesh; readonly color: readonly [number, number, number] }

/** A square picture of `subject`, `size` pixels wide. */
export function productPicture(subject: Subject, size: number): Canvas {
  const canvas = createCanvas(size, size)
  const ctx = canvas.getContext('2d')
  ctx.scale(size / 1000, size / 1000)
  backdrop(ctx)
  if (subject.kind === 'poster') poster(ctx, subject.artwork)
  if (subject.kind === 'mug') mug(ctx, subject.artwork, subject.color)
  if (subject.kind === 'shirt') shirt(ctx, subject.artwork, subject.color)
  if (subject.kind === 'model') model(ctx, subject.mesh, subject.color)
  return canvas
}

function backdrop(ctx: SKRSContext2D): void {
  const wall = ctx.createLinearGradient(0, 0, 0, 1000)
  wall.addColorStop(0, '#eef1f1')
  wall.addColorStop(0.74, '#e2e6e6')
  wall.addColorStop(0.76, '#d6dbdb')
  wall.addColorStop(1, '#e7eaea')
  ctx.fillStyle = wall
  ctx.fillRect(0, 0, 1000, 1000)
}

function shadow(ctx: SKRSContext2D, blur: number, dy: number, alpha: number): void {
  ctx.shadowColor = `rgba(15,30,35,${alpha})`
  ctx.shadowBlur = blur
  ctx.shadowOffsetY = dy
}

/** The artwork painted into a box, clipped by it. */
function print(
  ctx: SKRSContext2D,
  artwork: Artwork,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const sheet = createCanvas(Math.round(width), Math.round(height))
  artwork.paint(sheet.getContext('2d'), sheet.width, sheet.height)
  ctx.drawImage(sheet, x, y, width, height)
}

function poster(ctx: SKRSContext2D, artwork: Artwork): void {
  ctx.save()
  shadow(ctx, 46, 22, 0.34)
  ctx.fillStyle = '#2a2522'
  ctx.fillRect(238, 88, 524, 728)
  ctx.restore()
  ctx.fillStyle = '#fbfaf7'
  ctx.fillRect(252, 102, 496, 700)
  print(ctx, artwork, 284, 134, 432, 636)
  const glass = ctx.createLinearGradient(252, 102, 748, 802)
  glass.addColorStop(0, 'rgba(255,255,255,0.22)')
  glass.addColorStop(0.35, 'rgba(255,255,255,0)')
  ctx.fillStyle = glass
  ctx.fillRect(252, 102, 496, 700)
}

function mug(ctx: SKRSContext2D, artwork: Artwork, color: string): void {
  const body = (): void => {
    ctx.beginPath()
    ctx.moveTo(270, 300)
    ctx.lineTo(282, 760)
    ctx.bezierCurveTo(286, 826, 654, 826, 658, 760)
    ctx.lineTo(670, 300)
    ctx.closePath()
  }
  ctx.save()
  shadow(ctx, 60, 30, 0.3)
  ctx.fillStyle = 'rgba(40,55,60,0.5)'
  ctx.beginPath()
  ctx.ellipse(480, 808, 190, 26, 0, 0, Math.PI * 2)
  ctx.fill()
  ctx.restore()
  ctx.strokeStyle = color
  ctx.lineWidth = 44
  ctx.beginPath()
  ctx.moveTo(652, 400)
  ctx.bezierCurveTo(820, 390, 820, 660, 650, 668)
  ctx.stroke()
  ctx.fillStyle = color
  body()
  ctx.fill()
  ctx.save()
  body()
  ctx.clip()
  print(ctx, artwork, 296, 356, 348, 368)
  const round = ctx.createLinearGradient(270, 0, 670, 0)
  for (const [at, tone] of [
    [0, 'rgba(0,0,0,0.42)'],
    [0.18, 'rgba(0,0,0,0.1)'],
    [0.36, 'rgba(255,255,255,0.26)'],
    [0.58, 'rgba(255,255,255,0)'],
    [1, 'rgba(0,0,0,0.46)'],
  ] as const)
    round.addColorStop(at, tone)
  ctx.fillStyle = round
  ctx.fillRect(250, 280, 440, 560)
  ctx.restore()
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.ellipse(470, 300, 200, 42, 0, 0, Math.PI * 2)
  ctx.fill()
  const inside = ctx.createLinearGradient(0, 262, 0, 342)
  inside.addColorStop(0, '#6d7477')
  inside.addColorStop(1, '#d9dddd')
  ctx.fillStyle = inside
  ctx.beginPath()
  ctx.ellipse(470, 302, 184, 34, 0, 0, Math.PI * 2)
  ctx.fill()
}

function shirt(ctx: SKRSContext2D, artwork: Artwork, color: string): void {
  const cloth = (): void => {
    ctx.beginPath()
    ctx.moveTo(390, 150)
    ctx.bezierCurveTo(440, 205, 560, 205, 610, 150)
    ctx.lineTo(720, 190)
    ctx.lineTo(870, 380)
    ctx.lineTo(762, 458)
    ctx.lineTo(706, 396)
    ctx.bezierCurveTo(700, 560, 708, 720, 716, 868)
    ctx.bezierCurveTo(600, 892, 400, 892, 284, 868)
    ctx.bezierCurveTo(292, 720, 300, 560, 294, 396)
    ctx.lineTo(238, 458)
    ctx.lineTo(130, 380)
    ctx.lineTo(280, 190)
    ctx.closePath()
  }
  ctx.save()
  shadow(ctx, 40, 18, 0.3)
  ctx.fillStyle = color
  cloth()
  ctx.fill()
  ctx.restore()
  ctx.save()
  cloth()
  ctx.clip()
  print(ctx, artwork, 384, 330, 232, 290)
  for (const [x0, x1, tone] of [
    [284, 380, 'rgba(0,0,0,0.22)'],
    [716, 620, 'rgba(0,0,0,0.22)'],
    [430, 540, 'rgba(255,255,255,0.10)'],
  ] as const) {
    const fold = ctx.createLinearGradient(x0, 0, x1, 0)
    fold.addColorStop(0, tone)
    fold.addColorStop(1, 'rgba(0,0,0,0)')
    ctx.fillStyle = fold
    ctx.fillRect(100, 150, 800, 760)
  }
  ctx.restore()
  ctx.strokeStyle = 'rgba(0,0,0,0.35)'
  ctx.lineWidth = 10
  ctx.beginPath()
  ctx.moveTo(394, 156)
  ctx.bezierCurveTo(444, 214, 556, 214, 606, 156)
  ctx.stroke()
}

/** The mesh itself, lit from the upper left: triangles painted from far to near. */
function model(ctx: SKRSContext2D, mesh: Mesh, [r, g, b]: readonly [number, number, number]): void {
  const [turn, tilt] = [0.7, 0.95]
  const seen = new Float32Array(mesh.length)
  for (let i = 0; i < mesh.length; i += 3) {
    const [x, y, z] = [mesh[i]!, mesh[i + 1]!, mesh[i + 2]!]
    const [rx, ry] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]
    seen.set([rx, -(ry * Math.cos(tilt) + z * Math.sin(tilt)), ry * Math.sin(tilt) - z * Math.cos(tilt)], i)
  }
  const xs = seen.filter((_, i) => i % 3 === 0)
  const ys = seen.filter((_, i) => i % 3 === 1)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = 620 / Math.max(right - left, bottom - top)
  const [ox, oy] = [500 - ((left + right) / 2) * scale, 500 - ((top + bottom) / 2) * scale]
  ctx.save()
  shadow(ctx, 50, 26, 0.28)
  ctx.fillStyle = 'rgba(40,55,60,0.35)'
  ctx.beginPath()
  ctx.ellipse(500, oy + bottom * scale - 26, ((right - left) * scale) / 2.3, 34, 0, 0, Math.PI * 2)
  ctx.fill()
  ctx.restore()
  const faces = Array.from({ length: mesh.length / 9 }, (_, face) => face)
  const depth = (face: number): number => seen[face * 9 + 2]! + seen[face * 9 + 5]! + seen[face * 9 + 8]!
  faces.sort((one, other) => depth(other) - depth(one))
  for (const face of faces) {
    const n = normalOf(mesh.subarray(face * 9, face * 9 + 9))
    const light = 0.34 + 0.66 * Math.max(0, n[0] * 0.05 + n[1] * -0.45 + n[2] * 0.78 + 0.12)
    ctx.fillStyle =
      ctx.strokeStyle = `rgb(${Math.round(r * light)}, ${Math.round(g * light)}, ${Math.round(b * light)})`
    ctx.beginPath()
    for (let corner = 0; corner < 3; corner++)
      ctx.lineTo(ox + seen[face * 9 + corner * 3]! * scale, oy + seen[face * 9 + corner * 3 + 1]! * scale)
    ctx.closePath()
    ctx.fill()
    ctx.stroke()
  }
}
