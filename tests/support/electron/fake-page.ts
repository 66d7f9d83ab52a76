import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import type { MessagePort } from 'node:worker_threads'

type Listener = (event: { source: unknown; data: unknown; ports: MessagePort[] }) => void

/** As much of a page's window as the preload and the window's link to the station use. */
export class FakePage {
  /** What the main process sends to this page's preload. */
  readonly fromMain = new EventEmitter()
  readonly location = { origin: 'app://packbench', protocol: 'app:', host: 'packbench' }
  readonly navigator = { userAgent: 'Packbench Electron/45' }
  readonly #listeners = new Set<Listener>()

  constructor(preload: string, send: (channel: string) => void) {
    const ipcRenderer = {
      on: (channel: string, listener: (event: unknown) => void) => this.fromMain.on(channel, listener),
      send,
    }
    const known: Record<string, unknown> = { electron: { ipcRenderer } }
    const require = (name: string) => {
      if (name in known) return known[name]
      throw new Error(`A sandboxed preload cannot load ${name}`)
    }
    // A sandboxed preload has neither Node nor a module system of its own.
    const context = createContext({ window: this, require, module: { exports: {} }, exports: {} })
    runInContext(readFileSync(preload, 'utf8'), context, { filename: preload })
  }

  addEventListener(type: string, listener: Listener) {
    if (type === 'message') this.#listeners.add(listener)
  }
  postMessage(data: unknown, _target: string, ports: MessagePort[] = []) {
    queueMicrotask(() => this.#listeners.forEach((listener) => listener({ source: this, data, ports })))
  }
}
