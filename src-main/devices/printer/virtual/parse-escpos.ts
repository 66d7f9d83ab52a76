import type { Bitmap } from '../../../../src-shared/print/bitmap.ts'

type Align = 'left' | 'center' | 'right'

/** What a receipt printer does, in order. `height` and `module` are dots. */
export type SlipStep =
  | {
      readonly t: 'words'
      readonly text: string
      readonly wide: number
      readonly high: number
      readonly bold: boolean
      readonly inverse: boolean
      readonly align: Align
      readonly height: number
    }
  | { readonly t: 'picture'; readonly bitmap: Bitmap; readonly align: Align }
  | {
      readonly t: 'barcode'
      readonly data: string
      readonly module: number
      readonly height: number
      readonly align: Align
    }
  | { readonly t: 'qr'; readonly data: string; readonly module: number; readonly align: Align }
  | { readonly t: 'feed'; readonly dots: number }
  | { readonly t: 'cut' }

const fresh = () => ({
  align: 'left' as Align,
  bold: false,
  inverse: false,
  wide: 1,
  high: 1,
  spacing: 30,
  page: 0,
  barHeight: 162,
  barModule: 3,
  qrModule: 3,
  qr: '',
})
const ALIGNS: readonly Align[] = ['left', 'center', 'right']
const cp1252 = new TextDecoder('windows-1252')

/**
 * ESC/POS bytes → what they make a printer do: the subset of commands that slips use. Throws a RangeError that names the
 * byte and its place where a command is not of that subset, so that nothing is shown that a printer would not print.
 */
export function parseEscPos(bytes: Uint8Array): SlipStep[] {
  const steps: SlipStep[] = []
  let state = fresh()
  let at = 0
  let letters: number[] = []
  const next = () => {
    const byte = bytes[at++]
    if (byte === undefined) throw new RangeError('The bytes end in the middle of a command.')
    return byte
  }
  const take = (count: number) => {
    if (at + count > bytes.length) throw new RangeError('The bytes end in the middle of a command.')
    return bytes.slice(at, (at += count))
  }
  const unknown = (...command: number[]): never => {
    throw new RangeError(
      `Unknown command ${command.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')} at byte ${at - command.length}.`,
    )
  }
  const escape = () => {
    const command = next()
    switch (command) {
      case 0x40:
        state = fresh()
        return
      case 0x52:
        if (next() !== 0) unknown(0x1b, 0x52)
        return
      case 0x74:
        state.page = next()
        return
      case 0x61:
        state.align = ALIGNS[next()] ?? unknown(0x1b, 0x61)
        return
      case 0x45:
        state.bold = (next() & 1) === 1
        return
      case 0x33:
        state.spacing = next()
        return
      case 0x32:
        state.spacing = 30
        return
      case 0x4a:
        steps.push({ t: 'feed', dots: next() })
        return
      case 0x64:
        steps.push({ t: 'feed', dots: next() * state.spacing })
        return
      default:
        unknown(0x1b, command)
    }
  }
  const group = () => {
    const command = next()
    switch (command) {
      case 0x21: {
        const size = next()
        state.wide = (size >> 4) + 1
        state.high = (size & 15) + 1
        return
      }
      case 0x42:
        state.inverse = (next() & 1) === 1
        return
      case 0x68:
        state.barHeight = next()
        return
      case 0x77:
        state.barModule = next()
        return
      case 0x48:
        if (next() !== 0) unknown(0x1d, 0x48)
        return
      case 0x6b: {
        if (next() !== 73) unknown(0x1d, 0x6b)
        const data = Buffer.from(take(next())).toString('latin1')
        if (!data.startsWith('{B')) unknown(0x1d, 0x6b, 73)
        steps.push({
          t: 'barcode',
          data: data.slice(2).replaceAll('{{', '{'),
          module: state.barModule,
          height: state.barHeight,
          align: state.align,
        })
        return
      }
      case 0x28:
        qr()
        return
      case 0x76: {
        if (next() !== 0x30 || next() !== 0) unknown(0x1d, 0x76)
        const row = next() + 256 * next()
        const height = next() + 256 * next()
        steps.push({
          t: 'picture',
          bitmap: { width: row * 8, height, bits: take(row * height) },
          align: state.align,
        })
        return
      }
      case 0x56: {
        const kind = next()
        if (kind === 0x41 || kind === 0x42) steps.push({ t: 'feed', dots: next() })
        else if (kind > 1) unknown(0x1d, 0x56, kind)
        steps.push({ t: 'cut' })
        return
      }
      case 0x72:
        next()
        return
      default:
        unknown(0x1d, command)
    }
  }
  const qr = () => {
    if (next() !== 0x6b) unknown(0x1d, 0x28)
    const body = take(next() + 256 * next())
    if (body[1] === 0x43) state.qrModule = body[2] ?? 3
    else if (body[1] === 0x50) state.qr = Buffer.from(body.slice(3)).toString('latin1')
    else if (body[1] === 0x51)
      steps.push({ t: 'qr', data: state.qr, module: state.qrModule, align: state.align })
    else if (body[1] !== 0x41 && body[1] !== 0x45) unknown(0x1d, 0x28, 0x6b, body[1] ?? 0)
  }
  const endLine = () => {
    const { wide, high, bold, inverse, align, spacing, page } = state
    const text =
      page === 16
        ? cp1252.decode(Uint8Array.from(letters))
        : Buffer.from(letters)
            .toString('latin1')
            .replace(/[^\x20-\x7e]/g, '?')
    letters = []
    if (text) steps.push({ t: 'words', text, wide, high, bold, inverse, align, height: spacing })
    else steps.push({ t: 'feed', dots: spacing })
  }
  while (at < bytes.length) {
    const byte = next()
    if (byte === 0x1b) escape()
    else if (byte === 0x1d) group()
    else if (byte === 0x0a) endLine()
    else if (byte < 0x20) unknown(byte)
    else letters.push(byte)
  }
  return steps
}
