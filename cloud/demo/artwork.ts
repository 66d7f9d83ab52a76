import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { chance } from './chance.ts'

/** Paints one picture on a canvas of any size. Everything in the demo shop is painted here, from scratch. */
export interface Artwork {
  readonly slug: string
  readonly title: string
  paint(ctx: SKRSContext2D, width: number, height: number): void
}

const sky = (ctx: SKRSContext2D, width: number, height: number, stops: readonly string[]): void => {
  const gradient = ctx.createLinearGradient(0, 0, 0, height)
  stops.forEach((color, index) => gradient.addColorStop(index / (stops.length - 1), color))
  ctx.fillStyle = gradient
  ctx.fillRect(0, 0, width, height)
}

const disc = (ctx: SKRSContext2D, x: number, y: number, radius: number, color: string): void => {
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.arc(x, y, radius, 0, Math.PI * 2)
  ctx.fill()
}

/** Layered mountain ridges, lighter with distance. */
const ridges: Artwork = {
  slug: 'cederberg-dusk',
  title: 'Cederberg at dusk',
  paint(ctx, width, height) {
    const luck = chance(11)
    sky(ctx, width, height, ['#f6d7a7', '#f2a97f', '#c96f6a', '#7b4b6b'])
    disc(ctx, width * 0.68, height * 0.34, width * 0.09, '#fff3d6')
    ;['#b3646b', '#8c4f63', '#643c58', '#43294a', '#261a36'].forEach((color, layer) => {
      ctx.fillStyle = color
      ctx.beginPath()
      ctx.moveTo(0, height)
      const base = height * (0.42 + layer * 0.11)
      const phase = luck.next() * 9
      for (let x = 0; x <= width; x += width / 160) {
        const t = x / width
        const ridge =
          Math.sin(t * 7 + phase) * 0.05 +
          Math.sin(t * 17 + phase * 2) * 0.022 +
          Math.sin(t * 41 + phase) * 0.008
        ctx.lineTo(x, base + ridge * height)
      }
      ctx.lineTo(width, height)
      ctx.fill()
    })
  },
}

/** A protea seen from above: rings of pointed petals. */
const protea: Artwork = {
  slug: 'king-protea',
  title: 'King protea',
  paint(ctx, width, height) {
    ctx.fillStyle = '#f3ede2'
    ctx.fillRect(0, 0, width, height)
    const size = Math.min(width, height) * 0.44
    const rings = [
      { petals: 24, reach: 1, color: '#8f2d4f' },
      { petals: 22, reach: 0.86, color: '#b8446a' },
      { petals: 18, reach: 0.7, color: '#d66f8d' },
      { petals: 15, reach: 0.54, color: '#e9a1b2' },
      { petals: 12, reach: 0.38, color: '#f6d3d6' },
    ]
    rings.forEach(({ petals, reach, color }, ring) => {
      for (let petal = 0; petal < petals; petal++) {
        ctx.save()
        ctx.translate(width / 2, height / 2)
        ctx.rotate(((petal + ring / 2) / petals) * Math.PI * 2)
        ctx.beginPath()
        ctx.moveTo(0, 0)
        ctx.quadraticCurveTo(size * 0.17 * reach, -size * 0.6 * reach, 0, -size * reach)
        ctx.quadraticCurveTo(-size * 0.17 * reach, -size * 0.6 * reach, 0, 0)
        ctx.fillStyle = color
        ctx.fill()
        ctx.strokeStyle = 'rgba(70,15,35,0.25)'
        ctx.lineWidth = Math.max(1, size / 220)
        ctx.stroke()
        ctx.restore()
      }
    })
    disc(ctx, width / 2, height / 2, size * 0.16, '#fbf3e6')
    disc(ctx, width / 2, height / 2, size * 0.09, '#e2b65a')
  },
}

/** Height lines of an island, as on a map. */
const contours: Artwork = {
  slug: 'island-contours',
  title: 'Island contours',
  paint(ctx, width, height) {
    ctx.fillStyle = '#0d3b45'
    ctx.fillRect(0, 0, width, height)
    for (let level = 22; level >= 1; level--) {
      const share = level / 22
      ctx.beginPath()
      for (let step = 0; step <= 240; step++) {
        const angle = (step / 240) * Math.PI * 2
        const wobble =
          1 +
          0.2 * Math.sin(angle * 3 + share * 2) +
          0.11 * Math.sin(angle * 5 - share * 4) +
          0.05 * Math.sin(angle * 9 + share * 7)
        const reach = share * wobble * Math.min(width, height) * 0.43
        ctx.lineTo(
          width * (0.5 + 0.06 * (1 - share)) + Math.cos(angle) * reach,
          height * (0.5 - 0.05 * (1 - share)) + Math.sin(angle) * reach,
        )
      }
      ctx.closePath()
      const warmth = Math.round(40 + (1 - share) * 150)
      ctx.fillStyle = `rgb(${warmth}, ${Math.round(110 + (1 - share) * 90)}, ${Math.round(105 + (1 - share) * 40)})`
      ctx.fill()
      ctx.strokeStyle = 'rgba(8,40,46,0.55)'
      ctx.lineWidth = (level % 5 === 0 ? 2.4 : 1) * Math.max(1, width / 900)
      ctx.stroke()
    }
  },
}

/** Rolling waves in bands, with foam lines. */
const waves: Artwork = {
  slug: 'muizenberg-swell',
  title: 'Muizenberg swell',
  paint(ctx, width, height) {
    sky(ctx, width, height, ['#fdf1dc', '#f7d9b8', '#f2b9a0'])
    disc(ctx, width * 0.3, height * 0.26, width * 0.12, '#ee6c4d')
    ;['#98c1d9', '#6fa8c4', '#4789ab', '#2b6a8e', '#1d4e70', '#133a56'].forEach((color, layer) => {
      const base = height * (0.44 + layer * 0.1)
      ctx.beginPath()
      ctx.moveTo(0, height)
      for (let x = 0; x <= width; x += width / 200)
        ctx.lineTo(x, base + Math.sin((x / width) * 10 + layer * 1.7) * height * 0.025)
      ctx.lineTo(width, height)
      ctx.fillStyle = color
      ctx.fill()
      ctx.beginPath()
      for (let x = 0; x <= width; x += width / 200)
        ctx.lineTo(x, base + Math.sin((x / width) * 10 + layer * 1.7) * height * 0.025)
      ctx.strokeStyle = 'rgba(255,255,255,0.55)'
      ctx.lineWidth = Math.max(1.5, width / 420)
      ctx.stroke()
    })
  },
}

/** Woven bands: blocks of colour as on a loom. */
const weave: Artwork = {
  slug: 'market-weave',
  title: 'Market weave',
  paint(ctx, width, height) {
    const luck = chance(29)
    const colors = ['#f2a541', '#d1495b', '#2e6f57', '#1f3b4d', '#efe6d5', '#e07a3f']
    const cell = width / 12
    for (let y = 0; y * cell < height; y++)
      for (let x = 0; x < 12; x++) {
        ctx.fillStyle = luck.pick(colors)
        ctx.fillRect(x * cell, y * cell, cell + 1, cell + 1)
        ctx.fillStyle = luck.pick(colors)
        const upright = (x + y) % 2 === 0
        for (let stripe = 0; stripe < 3; stripe++) {
          const offset = ((stripe + 0.5) / 3.4) * cell
          if (upright) ctx.fillRect(x * cell + offset, y * cell, cell * 0.11, cell)
          else ctx.fillRect(x * cell, y * cell + offset, cell, cell * 0.11)
        }
      }
  },
}

/** Stars over a dark plain, with the Milky Way as a band of dust. */
const night: Artwork = {
  slug: 'karoo-night',
  title: 'Karoo night',
  paint(ctx, width, height) {
    const luck = chance(5)
    sky(ctx, width, height, ['#060b1e', '#0d1b3e', '#27406b', '#c98b5e'])
    for (let star = 0; star < 1400; star++) {
      const along = luck.next()
      const inBand = luck.next() < 0.6
      const x = inBand ? along * width : luck.next() * width
      const y = inBand
        ? height * (0.75 - along * 0.65) + (luck.next() + luck.next() - 1) * height * 0.16
        : luck.next() * height * 0.8
      disc(
        ctx,
        x,
        y,
        (0.4 + luck.next() ** 4 * 2.6) * (width / 900),
        `rgba(255,${225 + luck.int(0, 30)},${200 + luck.int(0, 55)},${0.35 + luck.next() * 0.6})`,
      )
    }
    ctx.fillStyle = '#070910'
    ctx.beginPath()
    ctx.moveTo(0, height)
    for (let x = 0; x <= width; x += width / 120)
      ctx.lineTo(
        x,
        height * (0.86 + 0.02 * Math.sin((x / width) * 9) - (x / width > 0.6 && x / width < 0.8 ? 0.05 : 0)),
      )
    ctx.lineTo(width, height)
    ctx.fill()
  },
}

export const ARTWORKS: readonly Artwork[] = [ridges, protea, contours, waves, weave, night]

/** An artwork in the given size, in pixels. */
export function artworkCanvas(artwork: Artwork, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height)
  artwork.paint(canvas.getContext('2d'), width, height)
  return canvas
}
