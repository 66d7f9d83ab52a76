import type { ThermalPrinter } from 'node-thermal-printer'
import type { ReceiptLine } from '../../../src-shared/print/receipt-layout.ts'
import { CELL } from '../../../src-shared/print/receipt.ts'
import { barcodeModule, lineHeight, RECEIPT } from '../../../src-shared/print/receipt-paper.ts'
import { thermalPrinterPackage } from '../packages.ts'
import {
  BARCODE_HEIGHT,
  cutAfterFeed,
  code128,
  lineSpacing,
  qrCommand,
  rasterBands,
  RESET,
} from './commands.ts'

/** The encoder wants a way to a printer; ours never sends: bytes go out through the spool's own socket. */
const NO_WAY_OUT = {
  isPrinterConnected: () => Promise.resolve(false),
  execute: () => Promise.reject(new Error('The encoder only makes bytes; the spool sends them.')),
}

/**
 * A laid-out slip → ESC/POS in Windows-1252, ending with a cut. Letters and their looks are encoded by node-thermal-printer;
 * codes, pictures, rules, spacing and the cut are ours, because its own count characters instead of bytes or reset the printer.
 */
export function encodeSlip(lines: readonly ReceiptLine[], columns: number): Buffer {
  const { ThermalPrinter, PrinterTypes, CharacterSet, BreakLine } = thermalPrinterPackage()
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: NO_WAY_OUT as never,
    breakLine: BreakLine.NONE,
    width: columns,
  })
  printer.add(RESET)
  printer.setCharacterSet(CharacterSet.WPC1252)
  for (const line of lines) encodeLine(printer, line, columns)
  printer.add(cutAfterFeed(4 * CELL.height))
  return Buffer.from(printer.getBuffer() ?? [])
}

function encodeLine(printer: ThermalPrinter, line: ReceiptLine, columns: number): void {
  switch (line.t) {
    case 'words':
      align(printer, line.align)
      printer.add(lineSpacing(lineHeight(line)))
      printer.setTextSize(line.size - 1, line.size - 1)
      printer.bold(line.bold)
      printer.invert(line.inverse)
      printer.println(line.text)
      printer.invert(false)
      return
    case 'picture':
      align(printer, line.align)
      printer.add(Buffer.concat([...rasterBands(line.bitmap), feed(RECEIPT.pictureGap)]))
      return
    case 'rule':
      align(printer, 'left')
      printer.add(
        Buffer.concat([
          feed(6),
          ...rasterBands(blackBar(columns * CELL.width, line.heavy ? 4 : 2)),
          feed(RECEIPT.rule - 6 - (line.heavy ? 4 : 2)),
        ]),
      )
      return
    case 'barcode': {
      const module = barcodeModule(line.data, columns)
      if (!module) return
      align(printer, 'center')
      printer.add(Buffer.concat([code128(line.data, module, BARCODE_HEIGHT), feed(RECEIPT.barcodeGap)]))
      return
    }
    case 'qr':
      align(printer, 'center')
      printer.add(Buffer.concat([qrCommand(line.data, RECEIPT.qrModule), feed(RECEIPT.barcodeGap)]))
      return
    case 'gap':
      printer.add(feed(line.dots))
  }
}

function align(printer: ThermalPrinter, to: 'left' | 'center' | 'right'): void {
  if (to === 'left') printer.alignLeft()
  else if (to === 'center') printer.alignCenter()
  else printer.alignRight()
}

/** ESC J: feeds dots, at most 255 at a time. */
function feed(dots: number): Buffer {
  const steps: number[] = []
  for (let left = dots; left > 0; left -= 255) steps.push(0x1b, 0x4a, Math.min(255, left))
  return Buffer.from(steps)
}

const blackBar = (width: number, height: number) => ({
  width,
  height,
  bits: new Uint8Array(Math.ceil(width / 8) * height).fill(0xff),
})
