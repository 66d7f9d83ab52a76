import type { MessagePortMain, UtilityProcess } from 'electron'
import type { FileRef } from '../station/file-address.ts'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * What the main process says to the station's. The key comes first, and opens what the station keeps sealed; a port
 * comes with each `connect`, and one for each file. Nothing is said the other way but over these ports.
 */
export type ToStation = { key: Uint8Array } | AskForFile | 'connect' | 'close'

/** Comes with a port for the answer, see file-port.ts. `range` is a Range header. */
export interface AskForFile {
  readonly file: FileRef
  readonly range: string | undefined
}

/** More ends than this within a minute, and starting it again would not help. */
const patience = { ends: 3, withinMs: 60_000 }

export interface StationLink {
  /** Gives the station one end of a channel to a window. */
  connect(port: MessagePortMain): void
  /** Asks for the bytes of a print file; they come over `port`. */
  file(ask: AskForFile, port: MessagePortMain): void
  /** Lets the station finish what it is doing, and ends it after 5 s otherwise: what is on disk is whole either way. */
  close(): Promise<void>
}

/** Keeps the station's process running: one that ends by itself is started again, and its windows are told. */
export function linkStation(options: {
  fork(): UtilityProcess
  now(): number
  onRestart(): void
  onGiveUp(): void
}): StationLink {
  const ends: number[] = []
  let closing = false
  let child = start()

  function start(): UtilityProcess {
    const started = options.fork()
    started.once('exit', () => {
      if (closing) return
      ends.push(options.now())
      if (!worthAnotherStart(ends, options.now())) return options.onGiveUp()
      child = start()
      options.onRestart()
    })
    return started
  }

  return {
    connect: (port) => child.postMessage('connect' satisfies ToStation, [port]),
    file: (ask, port) => child.postMessage(ask satisfies ToStation, [port]),
    async close() {
      closing = true
      if (child.pid === undefined) return
      const gone = new Promise<void>((done) => child.once('exit', () => done()))
      child.postMessage('close' satisfies ToStation)
      await Promise.race([gone, wait(5000, undefined, { ref: false })])
      child.kill()
    },
  }
}

/** Whether a station that has ended at these times should be started again. */
export function worthAnotherStart(ends: number[], now: number): boolean {
  return ends.filter((at) => now - at < patience.withinMs).length <= patience.ends
}
