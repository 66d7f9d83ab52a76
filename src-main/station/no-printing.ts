import type { PrintingRoom } from './printing-room.ts'

const none = { ok: false, sentence: 'This station has no printers.' } as const

/** A station without printers: nothing can be printed, and it says so. */
export const noPrinting: PrintingRoom = {
  printers: () => [],
  savePrinter: () => none,
  removePrinter: () => none,
  preview: () => null,
  print: () => ({ ok: false, why: 'no_printer', sentence: none.sentence }),
  jobs: () => [],
  sheet: () => null,
  answerDoubt: () => none,
  cancel: () => none,
  retry: () => none,
  signs: () => [],
  close: async () => undefined,
}
