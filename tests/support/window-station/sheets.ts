import { createCanvas } from '@napi-rs/canvas'
import { addressLines } from '../../../src-shared/order/address.ts'
import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'

const clean = (text: string): string => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const BARS = '3132114123112311411321421131123'

/** A shipping label drawn as SVG, 4 × 6 inch. */
export function labelSvg(doc: Fulfillment): string {
  const lines = doc.shipTo ? addressLines(doc.shipTo) : ['Collected']
  let x = 12
  const bars = [...BARS, ...BARS].map((wide, index) => {
    const bar = index % 2 ? '' : `<rect x="${x}" y="100" width="${Number(wide) * 0.42}" height="26"/>`
    x += Number(wide) * 0.42 + 0.1
    return bar
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 101.6 152.4"><rect width="101.6" height="152.4" fill="#fff"/><g font-family="sans-serif" fill="#000">
<text x="6" y="11" font-size="5" font-weight="700">Harbour Print Works</text><text x="6" y="17" font-size="3.4">14 Dock Road, Cape Town 8001</text>
<path d="M4 22h93.6" stroke="#000" stroke-width=".6"/><text x="6" y="29" font-size="3.4">Ship to</text>
${lines.map((line, index) => `<text x="6" y="${37 + index * 7.5}" font-size="5.6" font-weight="${index ? 400 : 700}">${clean(line)}</text>`).join('')}
<path d="M4 92h93.6" stroke="#000" stroke-width=".6"/>${bars.join('')}<text x="50" y="133" font-size="4.4" text-anchor="middle">${doc.parcels[0]?.trackingNumber ?? doc.order.number}</text>
<text x="6" y="146" font-size="4">${doc.order.number}</text></g></svg>`
}

/** What a virtual printer shows: a sheet with a few lines on it, as a PNG data URL. */
export function sheetPng(lines: readonly string[]): string {
  const canvas = createCanvas(406, 609)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 406, 609)
  pen.fillStyle = '#000'
  lines.forEach((line, index) => {
    pen.font = index === 0 ? 'bold 30px sans-serif' : '20px sans-serif'
    pen.fillText(line, 24, 60 + index * 34)
  })
  for (let x = 40, n = 0; x < 360; n++) {
    const wide = 2 + ((n * 7) % 5)
    if (n % 2 === 0) pen.fillRect(x, 430, wide, 110)
    x += wide
  }
  return canvas.toDataURL('image/png')
}
