import type { PrinterSettings } from '../../../src-shared/station-contract/printing.ts'
import type { PrinterPatience, PrinterPort } from './port.ts'
import { tcpEscPos } from './tcp/tcp-escpos.ts'
import { tcpZpl } from './tcp/tcp-zpl.ts'
import type { SheetArtist } from './virtual/sheet-artist.ts'
import { virtualPrinter } from './virtual/virtual-printer.ts'

/** The driver that a printer's settings ask for. */
export function openPort(
  settings: PrinterSettings,
  artist: SheetArtist,
  patience?: PrinterPatience,
): PrinterPort {
  const { connection, language } = settings
  if (connection.via === 'virtual') return virtualPrinter(settings, artist)
  return language === 'zpl' ? tcpZpl(connection, patience) : tcpEscPos(connection, patience)
}
