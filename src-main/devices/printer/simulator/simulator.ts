import { createServer, type AddressInfo, type Socket } from 'node:net'
import { escPosFirmware } from './escpos-firmware.ts'
import { zplFirmware } from './zpl-firmware.ts'

/** What can be the matter with a simulated printer. */
export interface Switches {
  paperOut: boolean
  /** Cover of a receipt printer, head of a label printer. */
  coverOpen: boolean
  paused: boolean
  /** Takes everything and says nothing. */
  silent: boolean
  /** Milliseconds that a sheet takes. */
  slow: number
  /** Resets the connection after this many bytes of a job; the job is lost. */
  dropAfter: number | null
  /** Prints what it gets and closes the connection instead of answering afterwards. */
  closeAfterJob: boolean
  /** The next sheet is the last of the roll. */
  lastSheet: boolean
}

/** The inside of a simulated printer: eats bytes, answers, and lays sheets on the table. */
export interface Firmware {
  /** Bytes from a connection, in order. */
  receive(bytes: Buffer, line: Line): void
  /** Something was switched: what waited may go on. */
  wake(): void
}
export interface Line {
  readonly switches: Switches
  answer(bytes: Buffer | string): void
  hangUp(): void
  /** A sheet is out. */
  sheet(bytes: Buffer): void
  later(ms: number, run: () => void): void
}

/** A printer on a TCP port of this machine, for tests and demonstrations. */
export interface PrinterSimulator {
  readonly host: string
  readonly port: number
  /** The bytes of every sheet that came out, oldest first. */
  readonly sheets: readonly Buffer[]
  /** Changes what is the matter with it. */
  set(change: Partial<Switches>): void
  /** Resolves when `count` sheets are out. */
  printed(count: number): Promise<void>
  stop(): Promise<void>
}

const WELL: Switches = {
  paperOut: false,
  coverOpen: false,
  paused: false,
  silent: false,
  slow: 0,
  dropAfter: null,
  closeAfterJob: false,
  lastSheet: false,
}

/** Starts a simulated printer on a free port (or `port`) of 127.0.0.1. */
export async function startPrinterSimulator(language: 'zpl' | 'escpos', port = 0): Promise<PrinterSimulator> {
  const switches = { ...WELL }
  const sheets: Buffer[] = []
  const sockets = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  let onSheet: () => void = () => undefined
  const firmware = language === 'zpl' ? zplFirmware(switches) : escPosFirmware(switches)
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    const line: Line = {
      switches,
      answer: (bytes) => void (switches.silent || socket.destroyed || socket.write(bytes)),
      hangUp: () => socket.resetAndDestroy(),
      sheet: (bytes) => {
        sheets.push(bytes)
        if (switches.lastSheet) switches.paperOut = true
        onSheet()
        if (switches.closeAfterJob) socket.end()
      },
      later: (ms, run) => {
        const timer = setTimeout(() => {
          timers.delete(timer)
          run()
        }, ms)
        timers.add(timer)
      },
    }
    socket.on('data', (bytes) => firmware.receive(bytes, line))
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    sheets,
    set: (change) => {
      Object.assign(switches, change)
      firmware.wake()
    },
    printed: (count) =>
      new Promise((settle) => {
        onSheet = () => sheets.length >= count && settle()
        onSheet()
      }),
    stop: () =>
      new Promise((closed) => {
        for (const timer of timers) clearTimeout(timer)
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
}
